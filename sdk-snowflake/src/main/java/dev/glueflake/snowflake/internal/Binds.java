package dev.glueflake.snowflake.internal;

import dev.glueflake.snowflake.SqlStatement.Bind;
import dev.glueflake.snowflake.SqlStatement.BindType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Finds the Snowflake type of a Java value. */
public final class Binds {

    private Binds() {}

    /** Makes a bind by the value's class, or refuses the class by name. */
    public static Bind of(@Nullable Object value) {
        if (value == null) {
            return new Bind(BindType.NULL, null);
        }
        if (value instanceof Bind bind) {
            return bind;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof String) {
            return new Bind(BindType.TEXT, value);
        }
        if (value instanceof Boolean) {
            return new Bind(BindType.BOOLEAN, value);
        }
        if (value instanceof byte[] bytes) {
            return new Bind(BindType.BINARY, bytes.clone());
        }
        return temporal(value);
    }

    private static Bind number(Number value) {
        if (value instanceof Double || value instanceof Float) {
            return new Bind(BindType.REAL, value.doubleValue());
        }
        if (value instanceof BigDecimal) {
            return new Bind(BindType.FIXED, value);
        }
        if (value instanceof BigInteger whole) {
            return new Bind(BindType.FIXED, new BigDecimal(whole));
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return new Bind(BindType.FIXED, BigDecimal.valueOf(value.longValue()));
        }
        throw unfit(value);
    }

    private static Bind temporal(Object value) {
        if (value instanceof LocalDate) {
            return new Bind(BindType.DATE, value);
        }
        if (value instanceof LocalTime) {
            return new Bind(BindType.TIME, value);
        }
        if (value instanceof LocalDateTime) {
            return new Bind(BindType.TIMESTAMP_NTZ, value);
        }
        if (value instanceof Instant) {
            return new Bind(BindType.TIMESTAMP_LTZ, value);
        }
        if (value instanceof OffsetDateTime) {
            return new Bind(BindType.TIMESTAMP_TZ, value);
        }
        if (value instanceof ZonedDateTime zoned) {
            return new Bind(BindType.TIMESTAMP_TZ, zoned.toOffsetDateTime());
        }
        throw unfit(value);
    }

    private static IllegalArgumentException unfit(Object value) {
        return new IllegalArgumentException("A value of " + value.getClass().getName()
                + " cannot be bound; pass a number, String, Boolean, byte[], LocalDate, LocalTime, LocalDateTime, Instant"
                + " or OffsetDateTime");
    }
}
