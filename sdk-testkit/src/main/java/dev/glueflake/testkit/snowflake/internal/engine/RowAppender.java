package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.temporal.Nanos;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Writes rows of canonical Java values into a DuckDB table of their physical types. */
final class RowAppender {
    private final List<Slot> slots;
    private final DuckDBAppender appender;

    /** @param slots of the table's columns, in their order */
    RowAppender(List<Slot> slots, DuckDBAppender appender) {
        this.slots = slots;
        this.appender = appender;
    }

    /** Where a column's values come from. */
    sealed interface Slot {
        /** A cell of each row, counted from 0. */
        record Cell(int number, SqlType type) implements Slot {}

        /** The same in all rows, for an INTEGER; null for NULL of any type. */
        record Same(@Nullable Integer value) implements Slot {}

        /** A column for each cell. */
        static List<Slot> cells(List<SqlType> types) {
            return IntStream.range(0, types.size())
                    .<Slot>mapToObj(i -> new Cell(i, types.get(i)))
                    .toList();
        }
    }

    void all(Iterable<@Nullable Object[]> rows, Workers workers) throws SQLException {
        try (ReadAhead ahead = new ReadAhead(rows, workers)) {
            for (List<@Nullable Object[]> batch = ahead.next(); !batch.isEmpty(); batch = ahead.next()) {
                for (@Nullable Object[] row : batch) {
                    row(row);
                }
            }
        }
    }

    private void row(@Nullable Object[] cells) throws SQLException {
        appender.beginRow();
        for (Slot slot : slots) {
            if (slot instanceof Slot.Cell cell && cells[cell.number()] != null) {
                cell(cell.type(), Objects.requireNonNull(cells[cell.number()]));
            } else if (slot instanceof Slot.Same same && same.value() != null) {
                appender.append(same.value().intValue());
            } else {
                appender.appendNull();
            }
        }
        appender.endRow();
    }

    private void cell(SqlType type, Object value) throws SQLException {
        if (type instanceof SqlType.Numeric number) {
            appender.append(((BigDecimal) value).setScale(number.scale(), RoundingMode.HALF_UP));
        } else if (type instanceof SqlType.Real) {
            appender.append(((Double) value).doubleValue());
        } else if (type instanceof SqlType.Binary) {
            appender.append((byte[]) value);
        } else if (type instanceof SqlType.Bool) {
            appender.append(((Boolean) value).booleanValue());
        } else if (type instanceof SqlType.Date) {
            appender.append((LocalDate) value);
        } else if (type instanceof SqlType.Time) {
            appender.append(((LocalTime) value).toNanoOfDay());
        } else if (type instanceof SqlType.Timestamp timestamp) {
            timestamp(timestamp.zone(), value);
        } else {
            appender.append((String) value);
        }
    }

    private void timestamp(SqlType.Zone zone, Object value) throws SQLException {
        switch (zone) {
            case NTZ -> {
                LocalDateTime wall = (LocalDateTime) value;
                nanos(wall.toEpochSecond(ZoneOffset.UTC), wall.get(ChronoField.NANO_OF_SECOND));
            }
            case LTZ -> {
                Instant instant = (Instant) value;
                nanos(instant.getEpochSecond(), instant.getNano());
            }
            case TZ -> {
                OffsetDateTime zoned = (OffsetDateTime) value;
                appender.beginStruct();
                nanos(zoned.toEpochSecond(), zoned.getNano());
                appender.append((short) (zoned.getOffset().getTotalSeconds() / 60));
                appender.endStruct();
            }
        }
    }

    private void nanos(long second, int nano) throws SQLException {
        if (Nanos.isShort(second)) {
            long count = second * Nanos.PER_SECOND + nano;
            appender.appendHugeInt(count, count >> 63);
        } else {
            appender.append(Nanos.of(second, nano));
        }
    }
}
