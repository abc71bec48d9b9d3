package dev.glueflake.testkit.snowflake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement that the fake ran, or refused, as it stood when the log was asked. Immutable.
 *
 * <p>A statement is here once however often its request came: a request that the driver repeats after a lost reply raises
 * {@link #submissions()}, and only replies that went out whole raise {@link #answers()}. Executed but never answered is
 * {@code answers() == 0}.
 *
 * @param queryId Snowflake's query id
 * @param sql the statement's text, without its neighbours in a multi-statement request
 * @param duckDbSql the SQL that read and changed rows in DuckDB for it, in its order: its first 65536 characters, without BEGIN and
 *     COMMIT. It is the fake's own affair and may change with every version: to understand an answer, not to assert on. Empty where
 *     DuckDB had nothing to do, as for a CREATE that only makes an object
 * @param binds the bound values, one list per row of a batch; empty where nothing was bound
 * @param protocol what the client spoke
 * @param client who sent it, from where in the account
 * @param requestId the client's id of the request; statements of one multi-statement request share it
 * @param submissions how often the request came, repetitions included
 * @param answers how often the outcome was delivered whole
 * @param start by the fake's clock
 * @param duration elapsed time by the machine's clock, up to now where it still runs
 * @param outcome how it ended
 * @param rows rows of the result, or rows affected by DML; 0 unless it succeeded
 * @param failure Snowflake's code and message where it failed, else null
 */
public record ExecutedQuery(
        String queryId,
        String sql,
        List<String> duckDbSql,
        List<List<@Nullable Object>> binds,
        Protocol protocol,
        Client client,
        String requestId,
        int submissions,
        int answers,
        Instant start,
        Duration duration,
        Outcome outcome,
        long rows,
        @Nullable Failure failure) {

    /** What a client speaks. */
    public enum Protocol {
        /** The protocol of the drivers. */
        DRIVER,
        /** The SQL API, version 2. */
        SQL_API
    }

    /** How a statement ended. */
    public enum Outcome {
        /** Not yet. */
        RUNNING,
        /** With a result. */
        SUCCEEDED,
        /** With an error. */
        FAILED,
        /** Cancelled by its client, or by its timeout. */
        CANCELLED
    }

    /**
     * The session of a statement, when it began.
     *
     * @param user the user's name
     * @param sessionId the session's number; for the SQL API one of its own for each request
     * @param role the current role, or null
     * @param warehouse the current warehouse, or null
     * @param database the current database, or null
     * @param schema the current schema, or null
     * @param queryTag the query tag, empty where there is none
     */
    public record Client(
            String user,
            long sessionId,
            @Nullable String role,
            @Nullable String warehouse,
            @Nullable String database,
            @Nullable String schema,
            String queryTag) {}

    /**
     * Why a statement failed.
     *
     * @param code Snowflake's code of six digits
     * @param sqlState the SQLSTATE
     * @param message Snowflake's message
     */
    public record Failure(String code, String sqlState, String message) {}

    /**
     * Returns the code of the error.
     *
     * @return six digits; empty where the statement did not fail
     */
    public Optional<String> errorCode() {
        return Optional.ofNullable(failure).map(Failure::code);
    }
}
