package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.snowflake.QueryHandle.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.driver.SnowflakeDriver;
import net.snowflake.client.api.exception.SnowflakeSQLException;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.resultset.SnowflakeAsyncResultSet;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakePreparedStatement;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.jspecify.annotations.Nullable;

/** The one class that uses the driver's own classes, for what {@code java.sql} has not. */
final class DriverAdapter {

    /** The driver's own type number for a TIMESTAMP_NTZ bind. */
    static final int TIMESTAMP_NTZ = 50002;

    /** The driver's own type number for a TIMESTAMP_LTZ bind. */
    static final int TIMESTAMP_LTZ = 50000;

    private DriverAdapter() {}

    /**
     * A status as the driver tells it.
     *
     * @param code Snowflake's error code, or 0
     */
    record DriverStatus(
            State state, String name, int code, @Nullable String message) {}

    /** Names the driver, or fails with a linkage error when it is not on the class path. */
    static String driverName() {
        return SnowflakeDriver.class.getName();
    }

    static Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = new SnowflakeDriver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("The Snowflake driver does not take its own URL");
        }
        return connection;
    }

    static @Nullable String queryId(Statement statement) throws SQLException {
        return statement.unwrap(SnowflakeStatement.class).getQueryID();
    }

    static @Nullable String queryId(SQLException e) {
        return e instanceof SnowflakeSQLException known ? known.getQueryId() : null;
    }

    static void setParameter(Statement statement, String name, Object value) throws SQLException {
        statement.unwrap(SnowflakeStatement.class).setParameter(name, value);
    }

    static void setAsyncTimeout(Statement statement, int seconds) throws SQLException {
        statement.unwrap(SnowflakeStatement.class).setAsyncQueryTimeout(seconds);
    }

    /** Starts a statement and returns its query id. */
    static String start(Statement statement, String text) throws SQLException {
        ResultSet started = statement instanceof PreparedStatement prepared
                ? prepared.unwrap(SnowflakePreparedStatement.class).executeAsyncQuery()
                : statement.unwrap(SnowflakeStatement.class).executeAsyncQuery(text);
        return started.unwrap(SnowflakeResultSet.class).getQueryID();
    }

    static DriverStatus status(Connection connection, String queryId) throws SQLException {
        QueryStatus status = connection.unwrap(SnowflakeConnection.class).getQueryStatus(queryId);
        String name = status.isEmpty() ? "NO_DATA" : String.valueOf(status.getStatus());
        return new DriverStatus(state(name), name, status.getErrorCode(), status.getErrorMessage());
    }

    /** Opens the result of a statement that has ended well. */
    static ResultSet result(Connection connection, String queryId) throws SQLException {
        ResultSet result = connection.unwrap(SnowflakeConnection.class).createResultSet(queryId);
        // Once it has seen the status, the driver does not sleep half a second before it reads.
        result.unwrap(SnowflakeAsyncResultSet.class).getStatus();
        return result;
    }

    /** Sorts the names; the driver itself counts BLOCKED as running and as an error, and RESTARTED as neither. */
    private static State state(String name) {
        return switch (name) {
            case "SUCCESS" -> State.SUCCEEDED;
            case "RUNNING",
                    "QUEUED",
                    "RESUMING_WAREHOUSE",
                    "QUEUED_REPARING_WAREHOUSE",
                    "QUEUED_REPAIRING_WAREHOUSE",
                    "BLOCKED",
                    "RESTARTED",
                    "ABORTING" -> State.RUNNING;
            case "FAILED_WITH_ERROR", "FAILED_WITH_INCIDENT", "ABORTED", "DISCONNECTED" -> State.FAILED;
            default -> State.UNKNOWN;
        };
    }
}
