package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.retry.Sleeper;
import dev.glueflake.core.waiting.WaitVerdict;
import dev.glueflake.core.waiting.Waiter;
import dev.glueflake.snowflake.QueryHandle;
import dev.glueflake.snowflake.QueryHandle.State;
import dev.glueflake.snowflake.QueryHandle.Status;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.StatementResult.Column;
import dev.glueflake.snowflake.internal.jdbc.DriverAdapter.DriverStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Follows a statement by its query id. */
final class JdbcPolling {

    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    /** A statement that was just submitted may not be listed yet; the driver itself is patient as often. */
    private static final int MOST_UNKNOWN = 30;

    private final Clock clock;
    private final Sleeper sleeper;

    JdbcPolling(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    static Status status(Connection connection, QueryHandle handle) {
        try {
            DriverStatus status = DriverAdapter.status(connection, handle.queryId());
            return new Status(handle, status.state(), error(status, handle));
        } catch (SQLException e) {
            throw JdbcErrors.onRead(e, handle.queryId());
        }
    }

    StatementResult await(Connection connection, QueryHandle handle, Duration timeout) {
        AtomicInteger unknown = new AtomicInteger();
        Status end = Waiter.<Status>builder(status -> verdict(status.state(), unknown))
                .delays(FIRST_DELAY, 1.5, LONGEST_DELAY)
                .deadline(timeout)
                // What Snowflake says about the statement is its end, even where a new run of it could succeed.
                .pollErrors(TransientException.class::isInstance)
                .clock(clock)
                .sleeper(sleeper)
                .build()
                .await("query " + handle.queryId(), () -> status(connection, handle))
                .value();
        SnowflakeException error = end.error();
        if (error != null) {
            throw error;
        }
        if (end.state() == State.UNKNOWN) {
            throw new OutcomeUnknownException(
                    "STATEMENT_NOT_FOUND",
                    "Snowflake does not know the statement " + handle.queryId() + " (any more).",
                    handle.queryId(),
                    "look the id up in QUERY_HISTORY.");
        }
        return result(connection, handle.queryId());
    }

    private static WaitVerdict verdict(State state, AtomicInteger unknown) {
        return switch (state) {
            case RUNNING -> WaitVerdict.again();
            case UNKNOWN -> unknown.incrementAndGet() < MOST_UNKNOWN ? WaitVerdict.again() : WaitVerdict.done();
            case SUCCEEDED, FAILED -> WaitVerdict.done();
        };
    }

    private static @Nullable SnowflakeException error(DriverStatus status, QueryHandle handle) {
        if (status.state() != State.FAILED) {
            return null;
        }
        String code = status.code() > 0 ? Integer.toString(status.code()) : "000604";
        String message = status.message();
        return new SnowflakeException(
                code,
                null,
                handle.queryId(),
                message == null || message.isBlank() ? "The statement ended as " + status.name() : message,
                null);
    }

    private static StatementResult result(Connection connection, String queryId) {
        try (ResultSet result = DriverAdapter.result(connection, queryId)) {
            List<Column> columns = JdbcRows.columns(result);
            List<Row> rows = new ArrayList<>();
            JdbcRows.each(result, columns, rows::add, queryId);
            return new StatementResult(queryId, columns, rows);
        } catch (SQLException e) {
            throw JdbcErrors.onRead(e, queryId);
        }
    }
}
