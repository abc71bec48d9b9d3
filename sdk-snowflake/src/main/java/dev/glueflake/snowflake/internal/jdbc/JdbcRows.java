package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.StatementResult.Column;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads columns and rows of a result set. */
final class JdbcRows {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("FIXED", "NUMBER"),
            Map.entry("DECIMAL", "NUMBER"),
            Map.entry("BIGINT", "NUMBER"),
            Map.entry("REAL", "FLOAT"),
            Map.entry("DOUBLE", "FLOAT"),
            Map.entry("TEXT", "VARCHAR"),
            Map.entry("STRING", "VARCHAR"),
            Map.entry("TIMESTAMPNTZ", "TIMESTAMP_NTZ"),
            Map.entry("TIMESTAMPLTZ", "TIMESTAMP_LTZ"),
            Map.entry("TIMESTAMPTZ", "TIMESTAMP_TZ"));

    private JdbcRows() {}

    static List<Column> columns(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            String name = metadata.getColumnTypeName(i).toUpperCase(Locale.ROOT);
            String type = TYPES.getOrDefault(name, name);
            columns.add(new Column(
                    metadata.getColumnLabel(i),
                    type,
                    type.equals("NUMBER") ? metadata.getPrecision(i) : 0,
                    metadata.getScale(i),
                    metadata.isNullable(i) != ResultSetMetaData.columnNoNulls));
        }
        return List.copyOf(columns);
    }

    static void each(ResultSet result, List<Column> columns, Consumer<? super Row> consumer, String queryId) {
        while (next(result, queryId)) {
            consumer.accept(row(result, columns, queryId));
        }
    }

    private static boolean next(ResultSet result, String queryId) {
        try {
            return result.next();
        } catch (SQLException e) {
            throw JdbcErrors.onRead(e, queryId);
        }
    }

    private static Row row(ResultSet result, List<Column> columns, String queryId) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        try {
            for (int i = 0; i < columns.size(); i++) {
                values.add(JdbcValues.read(result, i + 1, columns.get(i).type()));
            }
        } catch (SQLException e) {
            throw JdbcErrors.onRead(e, queryId);
        }
        return new Row(columns, values);
    }
}
