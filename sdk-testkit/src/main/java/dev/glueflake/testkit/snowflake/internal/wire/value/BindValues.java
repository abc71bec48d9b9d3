package dev.glueflake.testkit.snowflake.internal.wire.value;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.DecimalFloat;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A bind as a client sends it, by its type's name and text, as a value. Both protocols write them alike. */
public final class BindValues {
    private static final long NANOS = 1_000_000_000L;
    private static final long MILLIS_OF_DAY = 86_400_000L;
    private static final int OFFSET_BASE = 1_440;

    private BindValues() {}

    /** The value; a text that does not fit its type is refused in Snowflake's words. */
    public static TypedValue decode(String type, @Nullable String text) {
        SqlType target = type(type.toUpperCase(Locale.ROOT));
        if (text == null) {
            // Drivers give a NULL any type; it must fit wherever the value may go.
            return new TypedValue(SqlTypes.NULL, null);
        }
        try {
            return value(target, text);
        } catch (NumberFormatException e) {
            throw notRecognized(target, text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw notRecognized(target, text);
        }
    }

    private static SqlType type(String name) {
        return switch (name) {
            case "FIXED" -> SqlTypes.INTEGER;
            case "REAL" -> SqlTypes.REAL;
            case "DECFLOAT" -> SqlTypes.DECFLOAT;
            case "TEXT" -> SqlTypes.VARCHAR;
            case "BOOLEAN" -> SqlTypes.BOOLEAN;
            case "BINARY" -> SqlTypes.BINARY;
            case "DATE" -> SqlTypes.DATE;
            case "TIME" -> SqlTypes.TIME;
            case "TIMESTAMP_NTZ" -> SqlTypes.TIMESTAMP_NTZ;
            case "TIMESTAMP_LTZ" -> SqlTypes.TIMESTAMP_LTZ;
            case "TIMESTAMP_TZ" -> SqlTypes.TIMESTAMP_TZ;
            case "OBJECT", "MAP" -> SqlTypes.OBJECT;
            case "ARRAY" -> SqlTypes.ARRAY;
            case "VARIANT" -> SqlTypes.VARIANT;
            case "ANY" -> SqlTypes.NULL;
            default -> throw Errors.unsupported("bind of type " + name);
        };
    }

    private static TypedValue value(SqlType type, String text) {
        if (type instanceof SqlType.Numeric) {
            BigDecimal number = new BigDecimal(text.trim());
            BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
            return new TypedValue(new SqlType.Numeric(38, plain.scale()), plain);
        }
        return new TypedValue(type instanceof SqlType.Null ? SqlTypes.VARCHAR : type, scalar(type, text));
    }

    private static Object scalar(SqlType type, String text) {
        if (type instanceof SqlType.Real) {
            return real(text.trim());
        } else if (type instanceof SqlType.DecFloat) {
            return DecimalFloat.text(new BigDecimal(text.trim()));
        } else if (type instanceof SqlType.Bool) {
            return bool(text);
        } else if (type instanceof SqlType.Binary) {
            return HexFormat.of().parseHex(text);
        } else if (type instanceof SqlType.Date) {
            return LocalDate.ofEpochDay(Math.floorDiv(Long.parseLong(text.trim()), MILLIS_OF_DAY));
        } else if (type instanceof SqlType.Time) {
            return LocalTime.ofNanoOfDay(Long.parseLong(text.trim()));
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return timestamp(timestamp.zone(), text.trim());
        } else if (type.isSemiStructured()) {
            return semiStructured(text);
        }
        return text;
    }

    private static String semiStructured(String text) {
        try {
            return JsonWriter.stored(JsonReader.parse(text, false));
        } catch (JsonSyntaxException e) {
            throw new SnowflakeException("100069", "22P02", "Error parsing JSON: " + e.getMessage());
        }
    }

    private static Double real(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.valueOf(text);
        };
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Nanoseconds since 1970; for TIMESTAMP_TZ a blank and the offset in minutes plus 1440 follow. */
    private static Object timestamp(SqlType.Zone zone, String text) {
        int blank = text.indexOf(' ');
        Instant instant = instant(new BigDecimal(blank < 0 ? text : text.substring(0, blank)).toBigIntegerExact());
        return switch (zone) {
            case NTZ -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case LTZ -> instant;
            case TZ -> {
                int minutes = blank < 0 ? 0 : Integer.parseInt(text.substring(blank + 1)) - OFFSET_BASE;
                yield OffsetDateTime.ofInstant(instant, ZoneOffset.ofTotalSeconds(minutes * 60));
            }
        };
    }

    /** The driver's nanoseconds leave the range of a long in 2262. */
    private static Instant instant(java.math.BigInteger nanos) {
        java.math.BigInteger[] parts = nanos.divideAndRemainder(java.math.BigInteger.valueOf(NANOS));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static SnowflakeException notRecognized(SqlType type, String text) {
        if (type instanceof SqlType.Numeric || type instanceof SqlType.Real || type instanceof SqlType.DecFloat) {
            return new SnowflakeException("100038", "22018", "Numeric value '" + text + "' is not recognized");
        } else if (type instanceof SqlType.Bool) {
            return new SnowflakeException("100037", "22018", "Boolean value '" + text + "' is not recognized");
        } else if (type instanceof SqlType.Binary) {
            return new SnowflakeException(
                    "100115", "22000", "The following string is not a legal hex-encoded value: '" + text + "'");
        }
        String kind = type instanceof SqlType.Date ? "Date" : type instanceof SqlType.Time ? "Time" : "Timestamp";
        return new SnowflakeException("100035", "22007", kind + " '" + text + "' is not recognized");
    }
}
