package dev.glueflake.snowflake.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one value of a result set in the class that belongs to its Snowflake type. */
final class JdbcValues {

    private JdbcValues() {}

    static @Nullable Object read(ResultSet result, int index, String type) throws SQLException {
        Object value = value(result, index, type);
        return result.wasNull() ? null : value;
    }

    private static @Nullable Object value(ResultSet result, int index, String type) throws SQLException {
        return switch (type) {
            case "NUMBER" -> result.getBigDecimal(index);
            case "FLOAT" -> result.getDouble(index);
            case "BOOLEAN" -> result.getBoolean(index);
            case "DATE" -> JdbcTimes.date(result, index);
            case "TIME" -> JdbcTimes.time(result, index);
            case "TIMESTAMP_NTZ" -> JdbcTimes.wallClock(result, index);
            case "TIMESTAMP_LTZ" -> JdbcTimes.instant(result, index);
            case "TIMESTAMP_TZ" -> JdbcTimes.withOffset(result, index);
            case "BINARY" -> result.getBytes(index);
            default -> result.getString(index);
        };
    }
}
