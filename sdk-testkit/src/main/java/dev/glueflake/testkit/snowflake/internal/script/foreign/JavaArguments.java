package dev.glueflake.testkit.snowflake.internal.script.foreign;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Arguments and answers of handlers in Java, by
 * https://docs.snowflake.com/en/developer-guide/udf-stored-procedure-data-type-mapping; what is not there is refused.
 */
final class JavaArguments {
    private JavaArguments() {}

    static @Nullable Object of(@Nullable Object cell, Class<?> wanted) {
        if (cell == null) {
            if (wanted.isPrimitive()) {
                throw new IllegalArgumentException("an argument of type " + wanted + " cannot be NULL");
            }
            return null;
        }
        Object value = wanted == String.class ? text(cell) : converted(cell, wanted);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no conversion of a " + cell.getClass().getSimpleName() + " to " + wanted.getName());
        }
        return value;
    }

    private static @Nullable Object converted(Object cell, Class<?> wanted) {
        if (cell instanceof BigDecimal number) {
            return number(number, wanted);
        } else if (cell instanceof Double real) {
            if (wanted == double.class || wanted == Double.class) {
                return real;
            }
            return wanted == float.class || wanted == Float.class ? (Object) real.floatValue() : null;
        } else if (cell instanceof Boolean) {
            return wanted == boolean.class || wanted == Boolean.class ? cell : null;
        } else if (cell instanceof byte[]) {
            return wanted == byte[].class ? cell : null;
        } else if (cell instanceof LocalDate date) {
            return wanted == Date.class ? Date.valueOf(date) : null;
        } else if (cell instanceof LocalTime time) {
            return wanted == Time.class ? Time.valueOf(time) : null;
        }
        return wanted == Timestamp.class ? timestamp(cell) : null;
    }

    private static @Nullable Object number(BigDecimal number, Class<?> wanted) {
        if (wanted == BigDecimal.class) {
            return number;
        } else if (wanted == int.class || wanted == Integer.class) {
            return number.intValueExact();
        } else if (wanted == long.class || wanted == Long.class) {
            return number.longValueExact();
        } else if (wanted == short.class || wanted == Short.class) {
            return number.shortValueExact();
        }
        return wanted == BigInteger.class ? number.toBigIntegerExact() : null;
    }

    /** A wall clock counts as one in UTC. */
    private static @Nullable Timestamp timestamp(Object cell) {
        if (cell instanceof LocalDateTime local) {
            return Timestamp.from(local.toInstant(ZoneOffset.UTC));
        } else if (cell instanceof OffsetDateTime offset) {
            return Timestamp.from(offset.toInstant());
        }
        return cell instanceof Instant instant ? Timestamp.from(instant) : null;
    }

    /** Null where Snowflake's text has a form that the fake does not write. */
    private static @Nullable String text(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (cell instanceof byte[] bytes) {
            return HexFormat.of().withUpperCase().formatHex(bytes);
        }
        boolean plain = cell instanceof String || cell instanceof Boolean || cell instanceof LocalDate;
        return plain ? cell.toString() : null;
    }

    /** As a routine's lambda would answer it. */
    static @Nullable Object answer(@Nullable Object answer) {
        if (answer instanceof Date date) {
            return date.toLocalDate();
        } else if (answer instanceof Time time) {
            return time.toLocalTime();
        }
        return answer instanceof Timestamp timestamp ? timestamp.toInstant() : answer;
    }
}
