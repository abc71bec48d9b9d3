package dev.glueflake.snowflake.load;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Turns a source value into the CSV text that COPY reads as the same value; null for SQL NULL.
 *
 * <p>{@code java.sql.Timestamp} is never used: it passes through the JVM's time zone.
 */
enum ColumnReader {
    TEXT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    INTEGER {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : Long.toString(value);
        }
    },
    DECIMAL {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            BigDecimal value = row.getBigDecimal(column);
            return value == null ? null : value.toPlainString();
        }
    },
    FLOAT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : text(value);
        }

        private String text(double value) {
            if (Double.isInfinite(value)) {
                return value > 0 ? "inf" : "-inf";
            }
            return Double.toString(value);
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.toString(value);
        }
    },
    DATE {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            return iso(row.getObject(column, LocalDate.class));
        }
    },
    TIME {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            return iso(row.getObject(column, LocalTime.class));
        }
    },
    TIMESTAMP {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            LocalDateTime value = row.getObject(column, LocalDateTime.class);
            return value == null ? null : IsoText.of(value);
        }
    },
    TIMESTAMP_WITH_ZONE {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : IsoText.of(value);
        }
    },
    BINARY {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            byte[] value = row.getBytes(column);
            return value == null ? null : HexFormat.of().withUpperCase().formatHex(value);
        }
    };

    abstract @Nullable String read(ResultSet row, int column) throws SQLException;

    private static @Nullable String iso(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
