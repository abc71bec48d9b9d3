package dev.glueflake.snowflake.internal.sqlapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.snowflake.SqlStatement.Bind;
import dev.glueflake.snowflake.SqlStatement.BindType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes one bind: days in milliseconds, times and timestamps in nanoseconds, all as text. */
final class BindJson {

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final long DAY_MILLIS = 86_400_000;
    private static final int OFFSET_BASE = 1440;

    private BindJson() {}

    static void write(Bind bind, ObjectNode into) {
        into.put("type", bind.type() == BindType.NULL ? "TEXT" : bind.type().name());
        into.put("value", value(bind.value()));
    }

    private static @Nullable String value(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().withUpperCase().formatHex(bytes);
        }
        if (value instanceof LocalDate day) {
            return Long.toString(Math.multiplyExact(day.toEpochDay(), DAY_MILLIS));
        }
        if (value instanceof LocalTime time) {
            return Long.toString(time.toNanoOfDay());
        }
        return value == null ? null : timestamp(value);
    }

    private static String timestamp(Object value) {
        if (value instanceof LocalDateTime reading) {
            return nanos(reading.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Instant instant) {
            return nanos(instant);
        }
        if (value instanceof OffsetDateTime time) {
            return nanos(time.toInstant()) + " " + (time.getOffset().getTotalSeconds() / 60 + OFFSET_BASE);
        }
        return value.toString();
    }

    private static String nanos(Instant instant) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(NANOS)
                .add(BigInteger.valueOf(instant.getNano()))
                .toString();
    }
}
