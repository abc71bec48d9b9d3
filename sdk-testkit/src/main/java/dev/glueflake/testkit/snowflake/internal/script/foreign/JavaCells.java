package dev.glueflake.testkit.snowflake.internal.script.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Java code answers, as cells of Snowflake's types. */
final class JavaCells {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JavaCells() {}

    /** @param routine for the message where the value does not fit */
    static @Nullable Object cell(@Nullable Object value, SqlType type, String routine) {
        if (value == null) {
            return null;
        }
        Object cell = type.isSemiStructured() ? json(value, type) : plain(value, type);
        if (cell == null) {
            throw refused(
                    routine,
                    "answered a " + value.getClass().getSimpleName() + " '" + value + "' where " + TypeText.full(type)
                            + " is wanted.");
        }
        return cell;
    }

    /** Null where it does not fit. */
    private static @Nullable Object plain(Object value, SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return number(value, number);
        } else if (type instanceof SqlType.Real) {
            return value instanceof Number number ? number.doubleValue() : null;
        } else if (type instanceof SqlType.Text text) {
            String written = value.toString();
            return value instanceof byte[] || written.codePointCount(0, written.length()) > text.length()
                    ? null
                    : written;
        } else if (type instanceof SqlType.Bool) {
            return value instanceof Boolean ? value : null;
        } else if (type instanceof SqlType.Binary) {
            return value instanceof byte[] ? value : null;
        }
        return moment(value, type);
    }

    private static @Nullable Object number(Object value, SqlType.Numeric type) {
        BigDecimal number;
        if (value instanceof BigDecimal decimal) {
            number = decimal;
        } else if (value instanceof BigInteger integer) {
            number = new BigDecimal(integer);
        } else if (value instanceof Double || value instanceof Float) {
            double real = ((Number) value).doubleValue();
            if (!Double.isFinite(real)) {
                return null;
            }
            number = BigDecimal.valueOf(real);
        } else if (value instanceof Number whole) {
            number = BigDecimal.valueOf(whole.longValue());
        } else {
            return null;
        }
        BigDecimal rounded = number.setScale(type.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.precision() ? null : rounded;
    }

    private static @Nullable Object moment(Object value, SqlType type) {
        if (type instanceof SqlType.Date) {
            return value instanceof LocalDate ? value : null;
        } else if (type instanceof SqlType.Time) {
            return value instanceof LocalTime ? value : null;
        } else if (!(type instanceof SqlType.Timestamp timestamp)) {
            return null;
        } else if (timestamp.zone() == SqlType.Zone.NTZ) {
            return value instanceof Instant instant
                    ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                    : value instanceof LocalDateTime ? value : null;
        } else if (timestamp.zone() == SqlType.Zone.LTZ) {
            return value instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : value instanceof Instant ? value : null;
        } else if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof ZonedDateTime zoned
                ? zoned.toOffsetDateTime()
                : value instanceof OffsetDateTime ? value : null;
    }

    private static @Nullable String stored(String json) {
        try {
            return JsonWriter.stored(JsonReader.parse(json, true));
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /** A text is the JSON of an OBJECT or ARRAY, but as a VARIANT it is a text. */
    private static @Nullable Object json(Object value, SqlType type) {
        boolean written = value instanceof String && !(type instanceof SqlType.Variant);
        String json = stored(written ? (String) value : write(value));
        if (json == null || (type instanceof SqlType.ObjectType && !json.startsWith("{"))) {
            return null;
        }
        return type instanceof SqlType.Array && !json.startsWith("[") ? null : json;
    }

    private static String write(Object value) {
        boolean shaped = value instanceof Map<?, ?>
                || value instanceof Iterable<?>
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Object[];
        try {
            return JSON.writeValueAsString(shaped ? value : value.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON of " + value, e);
        }
    }

    static SnowflakeException refused(String routine, String what) {
        return new SnowflakeException("100357", "P0000", "The Java code that answers " + routine + " " + what);
    }

    static SnowflakeException failed(String routine, RuntimeException cause) {
        return new SnowflakeException("100357", "P0000", cause + " in function " + routine);
    }
}
