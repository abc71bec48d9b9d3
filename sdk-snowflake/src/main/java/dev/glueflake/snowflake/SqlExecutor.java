package dev.glueflake.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs SQL statements and waits for their results.
 *
 * <p>Every method throws {@link SnowflakeException} when Snowflake refused or failed the statement,
 * {@link dev.glueflake.core.TransientException} when the statement surely did not reach Snowflake, and
 * {@link dev.glueflake.core.OutcomeUnknownException} when it was sent and its answer was lost.
 */
public interface SqlExecutor {

    /**
     * Runs one statement and returns its result with all rows in memory.
     *
     * <p>DML answers one row of counts, see {@link StatementResult#updateCounts()}; COPY INTO answers one row per file.
     *
     * @param statement the statement
     * @return the result
     */
    default StatementResult execute(SqlStatement statement) {
        List<Row> rows = new ArrayList<>();
        return forEach(statement, rows::add).withRows(rows);
    }

    /**
     * Runs one statement without binds and returns its result with all rows in memory.
     *
     * @param sql the text of one statement
     * @return the result
     */
    default StatementResult execute(String sql) {
        return execute(SqlStatement.of(sql));
    }

    /**
     * Runs one statement and maps each row.
     *
     * @param statement the statement
     * @param mapper turns a row into a value; called once per row in result order
     * @param <T> the value's type
     * @return the values in result order
     */
    default <T> List<T> query(SqlStatement statement, Function<? super Row, ? extends T> mapper) {
        List<T> values = new ArrayList<>();
        forEach(statement, row -> values.add(mapper.apply(row)));
        return List.copyOf(values);
    }

    /**
     * Runs one statement and hands each row over as it is read, so that a large result never stands in memory whole.
     *
     * @param statement the statement
     * @param consumer takes each row in result order
     * @return the result without rows
     */
    StatementResult forEach(SqlStatement statement, Consumer<? super Row> consumer);

    /**
     * Runs several statements in their order in one session; over the SQL API they travel in one request.
     *
     * <p>The first that fails ends the run; what was committed before it stays. They may set the session and open a
     * transaction; what they leave open is rolled back. Binds need
     * {@link SnowflakeClient.Capability#MULTI_STATEMENT_BINDS}; over the SQL API timeout, tag and parameters are the
     * first statement's.
     *
     * @param statements the statements, each the text of exactly one
     * @return one result per statement, in order
     */
    List<StatementResult> executeAll(List<SqlStatement> statements);
}
