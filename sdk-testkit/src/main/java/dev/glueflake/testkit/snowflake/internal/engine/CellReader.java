package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.temporal.Nanos;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads one column of a DuckDB result into the canonical Java type of its Snowflake type. */
@FunctionalInterface
interface CellReader {
    @Nullable
    Object read(ResultSet rows, int index) throws SQLException;

    /** TIMESTAMP_TZ is read from two columns: see {@link #selected}. */
    static CellReader of(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return (rows, index) -> decimal(rows.getObject(index), number.scale());
        }
        if (type instanceof SqlType.Real) {
            return (rows, index) -> real(rows.getObject(index));
        }
        if (type instanceof SqlType.Binary) {
            return ResultSet::getBytes;
        }
        if (type instanceof SqlType.Bool) {
            return (rows, index) -> rows.getObject(index);
        }
        if (type instanceof SqlType.Date) {
            return (rows, index) -> rows.getObject(index, LocalDate.class);
        }
        if (type instanceof SqlType.Time) {
            return CellReader::time;
        }
        return type instanceof SqlType.Timestamp timestamp ? timestamp(timestamp.zone()) : ResultSet::getString;
    }

    /** What is selected of a column for {@link #read}; the offset, where there is one, is the next column. */
    static String selected(SqlType type, String column) {
        return isZoned(type) ? "(" + column + ").t, (" + column + ").o" : column;
    }

    static boolean isZoned(SqlType type) {
        return type instanceof SqlType.Timestamp timestamp && timestamp.zone() == SqlType.Zone.TZ;
    }

    private static CellReader timestamp(SqlType.Zone zone) {
        return switch (zone) {
            case NTZ -> (rows, index) -> wall(rows.getObject(index));
            case LTZ -> (rows, index) -> instant(rows.getObject(index));
            case TZ ->
                (rows, index) -> {
                    Instant instant = instant(rows.getObject(index));
                    return instant == null
                            ? null
                            : OffsetDateTime.ofInstant(instant, ZoneOffset.ofTotalSeconds(rows.getInt(index + 1) * 60));
                };
        };
    }

    private static @Nullable LocalTime time(ResultSet rows, int index) throws SQLException {
        long nanos = rows.getLong(index);
        return rows.wasNull() ? null : LocalTime.ofNanoOfDay(nanos);
    }

    private static @Nullable LocalDateTime wall(@Nullable Object nanos) {
        return nanos == null ? null : Nanos.wall((BigInteger) nanos);
    }

    private static @Nullable Instant instant(@Nullable Object nanos) {
        return nanos == null ? null : Nanos.instant((BigInteger) nanos);
    }

    private static @Nullable Object decimal(@Nullable Object value, int scale) {
        if (value == null) {
            return null;
        }
        BigDecimal exact = value instanceof BigDecimal decimal
                ? decimal
                : value instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(value.toString());
        return exact.scale() == scale ? exact : exact.setScale(scale, RoundingMode.HALF_UP);
    }

    private static @Nullable Object real(@Nullable Object value) {
        return value == null || value instanceof Double ? value : Double.valueOf(value.toString());
    }
}
