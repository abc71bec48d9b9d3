package dev.glueflake.snowflake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one statement answered.
 *
 * <p>Immutable and thread-safe.
 */
public final class StatementResult {

    private static final List<String> CHANGES =
            List.of("number of rows inserted", "number of rows updated", "number of rows deleted");

    private final String queryId;
    private final List<Column> columns;
    private final List<Row> rows;

    /**
     * One column of a result.
     *
     * @param name the label as Snowflake gives it, upper case unless quoted in the statement
     * @param type NUMBER, FLOAT, VARCHAR, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, BINARY,
     *     VARIANT, OBJECT or ARRAY
     * @param precision digits of a NUMBER, else 0
     * @param scale digits after the point of a NUMBER, or of the second; 0 where there is none
     * @param nullable whether the column may hold NULL
     */
    public record Column(String name, String type, int precision, int scale, boolean nullable) {}

    /**
     * Makes a result.
     *
     * @param queryId Snowflake's query id
     * @param columns the columns in order
     * @param rows the rows in order, empty when they were streamed
     */
    public StatementResult(String queryId, List<Column> columns, List<Row> rows) {
        this.queryId = queryId;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    /**
     * Returns Snowflake's id of the statement.
     *
     * @return the query id
     */
    public String queryId() {
        return queryId;
    }

    /**
     * Returns the columns.
     *
     * @return the columns in order
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * Returns the rows.
     *
     * @return the rows in order; empty for a result whose rows were streamed
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Returns the only row.
     *
     * @return the row
     * @throws IllegalStateException when there is not exactly one
     */
    public Row onlyRow() {
        if (rows.size() != 1) {
            throw new IllegalStateException("Query " + queryId + " gave " + rows.size() + " rows, not exactly one");
        }
        return rows.get(0);
    }

    /**
     * Returns the counts of a DML statement by Snowflake's own labels, such as {@code number of rows inserted}.
     *
     * @return counts by label in Snowflake's order; empty for any other statement
     */
    public Map<String, Long> updateCounts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        boolean dml =
                rows.size() == 1 && columns.stream().map(Column::name).allMatch(name -> name.startsWith("number of "));
        for (int i = 0; dml && i < columns.size(); i++) {
            counts.put(columns.get(i).name(), rows.get(0).getLong(i));
        }
        return counts;
    }

    /**
     * Returns how many rows a DML statement inserted, updated and deleted in all.
     *
     * @return the sum; 0 for any other statement
     */
    public long rowsAffected() {
        Map<String, Long> counts = updateCounts();
        return CHANGES.stream()
                .mapToLong(label -> counts.getOrDefault(label, 0L))
                .sum();
    }

    StatementResult withRows(List<Row> read) {
        return new StatementResult(queryId, columns, read);
    }

    @Override
    public String toString() {
        return "StatementResult[" + queryId + ", " + columns.size() + " columns, " + rows.size() + " rows]";
    }
}
