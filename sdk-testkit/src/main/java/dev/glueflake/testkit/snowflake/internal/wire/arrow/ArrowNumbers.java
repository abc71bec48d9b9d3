package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Values as whole numbers. */
final class ArrowNumbers {
    private static final int NANO_DIGITS = 9;
    private static final int OFFSET_BASE = 1_440;

    private ArrowNumbers() {}

    static BigInteger unscaled(SqlType.Numeric type, Object value) {
        return ((BigDecimal) value).setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
    }

    /** A number without its point, days since 1970, or a time in units of its last digit. */
    static long whole(SqlType type, Object value) {
        if (type instanceof SqlType.Numeric numeric) {
            return unscaled(numeric, value).longValueExact();
        } else if (type instanceof SqlType.Date) {
            return ((LocalDate) value).toEpochDay();
        } else if (type instanceof SqlType.Time time) {
            return ((LocalTime) value).toNanoOfDay() / power(NANO_DIGITS - time.scale());
        } else if (type instanceof SqlType.Timestamp timestamp) {
            Instant instant = instant(timestamp.zone(), value);
            long fraction = instant.getNano() / power(NANO_DIGITS - timestamp.scale());
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), power(timestamp.scale())), fraction);
        }
        throw new IllegalArgumentException("No whole number: " + type);
    }

    /** A part of a timestamp, in the order of {@link ArrowStorage#parts()}. */
    static long part(SqlType.Timestamp type, Object value, int part) {
        Instant instant = instant(type.zone(), value);
        long seconds = instant.getEpochSecond();
        int nanos = instant.getNano();
        return switch (part) {
            case 0 -> seconds;
            case 1 -> nanos;
            default -> ((OffsetDateTime) value).getOffset().getTotalSeconds() / 60 + OFFSET_BASE;
        };
    }

    private static Instant instant(SqlType.Zone zone, Object value) {
        return switch (zone) {
            case NTZ -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
            case LTZ -> (Instant) value;
            case TZ -> ((OffsetDateTime) value).toInstant();
        };
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
