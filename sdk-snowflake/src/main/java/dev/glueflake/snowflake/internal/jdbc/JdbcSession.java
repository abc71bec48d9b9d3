package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.StatementResult.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statements on one connection. */
final class JdbcSession implements SnowflakeClient.Session {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSession.class);
    private static final String LOOK_UP =
            "look the statement up in QUERY_HISTORY by its query id or query tag, and read what it should have written.";

    private final Connection connection;

    JdbcSession(Connection connection) {
        this.connection = connection;
    }

    @Override
    public StatementResult forEach(SqlStatement statement, Consumer<? super Row> consumer) {
        return run(statement, consumer, "A statement", LOOK_UP);
    }

    @Override
    public List<StatementResult> executeAll(List<SqlStatement> statements) {
        List<StatementResult> results = new ArrayList<>();
        for (SqlStatement statement : statements) {
            results.add(execute(statement));
        }
        return List.copyOf(results);
    }

    @Override
    public <T> T inTransaction(SnowflakeIdentifier name, Function<? super SnowflakeClient.Session, ? extends T> work) {
        execute(SqlStatement.of("BEGIN TRANSACTION NAME " + name.sql()));
        T result;
        try {
            result = work.apply(this);
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
        run(
                SqlStatement.of("COMMIT"),
                row -> {},
                "COMMIT of transaction " + name.sql(),
                "read in a new session what the transaction wrote: a transaction is applied whole or not at all.");
        return result;
    }

    /** Starts a statement and returns its query id. */
    String start(SqlStatement statement) {
        LOG.debug("Starting over JDBC: {}", statement.text());
        try (Statement prepared = JdbcStatements.prepare(connection, statement)) {
            if (statement.timeout().isPresent()) {
                DriverAdapter.setAsyncTimeout(
                        prepared, JdbcStatements.seconds(statement.timeout().get()));
            }
            return DriverAdapter.start(prepared, statement.text());
        } catch (SQLException e) {
            throw JdbcErrors.onStatement(e, "A statement", LOOK_UP);
        }
    }

    /** Rolls back what is still open, because a pool gives the same session to others. */
    void endTransaction() {
        try {
            execute("ROLLBACK");
        } catch (GlueflakeException e) {
            LOG.warn("A session was given back without a final ROLLBACK: {}", e.getMessage());
        }
    }

    private StatementResult run(
            SqlStatement statement, Consumer<? super Row> consumer, String what, String howToFindOut) {
        LOG.debug("Sending over JDBC: {}", statement.text());
        try (Statement prepared = JdbcStatements.prepare(connection, statement);
                ResultSet result = JdbcStatements.run(prepared, statement)) {
            String queryId = String.valueOf(DriverAdapter.queryId(prepared));
            List<Column> columns = JdbcRows.columns(result);
            JdbcRows.each(result, columns, consumer, queryId);
            return new StatementResult(queryId, columns, List.of());
        } catch (SQLException e) {
            throw JdbcErrors.onStatement(e, what, howToFindOut);
        }
    }

    private void rollBack(Throwable failure) {
        try {
            execute("ROLLBACK");
        } catch (RuntimeException e) {
            // The server rolls back when it drops the session; the first failure is the one to report.
            failure.addSuppressed(e);
        }
    }
}
