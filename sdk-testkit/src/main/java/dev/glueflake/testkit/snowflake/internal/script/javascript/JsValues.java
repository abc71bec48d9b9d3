package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Cells as the raw values that {@code handlers.js} takes and gives: texts and numbers; a moment is its milliseconds since 1970,
 * bytes are hexadecimal digits, semi-structured values their JSON, shapes GeoJSON.
 */
final class JsValues {
    private JsValues() {}

    /** What {@code handlers.js} calls values of a type. */
    static String kind(SqlType type) {
        if (type instanceof SqlType.Numeric) {
            return "number";
        } else if (type instanceof SqlType.Real) {
            return "real";
        } else if (type instanceof SqlType.Bool) {
            return "truth";
        } else if (type instanceof SqlType.Binary) {
            return "bytes";
        } else if (type instanceof SqlType.Variant) {
            return "variant";
        } else if (type instanceof SqlType.ObjectType || type instanceof SqlType.Geospatial) {
            return "object";
        } else if (type instanceof SqlType.Array) {
            return "array";
        }
        return temporal(type);
    }

    private static String temporal(SqlType type) {
        if (type instanceof SqlType.Date) {
            return "date";
        } else if (type instanceof SqlType.Time) {
            return "time";
        }
        return type instanceof SqlType.Timestamp ? "moment" : "text";
    }

    /** A wall clock, and the midnight of a day, are ones in the session's zone. */
    static @Nullable Object raw(@Nullable Object cell, ZoneId zone) {
        if (cell instanceof BigDecimal number) {
            return number.doubleValue();
        } else if (cell instanceof Boolean truth) {
            return truth ? 1.0 : 0.0;
        } else if (cell instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (cell instanceof LocalTime time) {
            return time.toString();
        }
        Instant instant = instant(cell, zone);
        return instant == null ? cell : (Object) (double) instant.toEpochMilli();
    }

    /** Null where the cell is no moment. */
    static @Nullable Instant instant(@Nullable Object cell, ZoneId zone) {
        if (cell instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        } else if (cell instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        } else if (cell instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        return cell instanceof Instant instant ? instant : null;
    }

    static @Nullable Object cell(Value raw, SqlType type, HandlerCall call) {
        if (raw.isNull()) {
            return null;
        }
        if (type instanceof SqlType.Real) {
            return raw.asDouble();
        } else if (type instanceof SqlType.Bool) {
            return raw.asBoolean();
        } else if (type instanceof SqlType.Numeric number) {
            return number(raw.asString(), number, call);
        } else if (type instanceof SqlType.Text text) {
            return text(raw.asString(), text.length(), call);
        } else if (type instanceof SqlType.Binary) {
            return HexFormat.of().parseHex(raw.asString());
        } else if (type.isSemiStructured() || type instanceof SqlType.Geospatial) {
            return JsonWriter.stored(JsonReader.stored(raw.asString()));
        }
        return moment(raw, type, call);
    }

    private static BigDecimal number(String text, SqlType.Numeric type, HandlerCall call) {
        try {
            BigDecimal number = new BigDecimal(text).setScale(type.scale(), RoundingMode.HALF_UP);
            if (number.precision() <= type.precision()) {
                return number;
            }
            throw new SnowflakeException("100039", "22003", "Numeric value '" + text + "' is out of range");
        } catch (NumberFormatException e) {
            throw failed(
                    new SnowflakeException("100038", "22018", "Numeric value '" + text + "' is not recognized"), call);
        }
    }

    private static String text(String text, int length, HandlerCall call) {
        if (text.codePointCount(0, text.length()) > length) {
            String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
            throw failed(
                    new SnowflakeException(
                            "100078", "22000", "String '" + shown + "' is too long and would be truncated"),
                    call);
        }
        return text;
    }

    private static Object moment(Value raw, SqlType type, HandlerCall call) {
        if (type instanceof SqlType.Time) {
            return parsed(raw.asString(), LocalTime::parse, "Time", call);
        }
        Instant instant = Instant.ofEpochMilli((long) raw.asDouble());
        ZoneId zone = call.caller().zone();
        if (type instanceof SqlType.Date) {
            return instant.atZone(zone).toLocalDate();
        }
        return switch (((SqlType.Timestamp) type).zone()) {
            case NTZ -> instant.atZone(zone).toLocalDateTime();
            case LTZ -> instant;
            case TZ -> instant.atZone(zone).toOffsetDateTime();
        };
    }

    private static Object parsed(String text, Function<String, Object> parse, String kind, HandlerCall call) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw failed(new SnowflakeException("100108", "22007", kind + " '" + text + "' is not recognized"), call);
        }
    }

    /** The same with the function's name, which the value alone does not tell. */
    private static SnowflakeException failed(SnowflakeException error, HandlerCall call) {
        return new SnowflakeException(
                error.code(),
                error.sqlState(),
                error.getMessage() + " in function " + call.routine().name().name());
    }
}
