package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.Redaction;
import dev.glueflake.core.TransientException;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.internal.error.Causes;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sorts what the driver throws into the three outcomes.
 *
 * <p>Codes of 200000 and more, up to 299999, are the driver's own (its class ErrorCode); all others come from Snowflake.
 */
final class JdbcErrors {

    private static final int FIRST_OWN = 200_000;
    private static final int LAST_OWN = 299_999;

    /** Internal error, connection, interrupted, cancelled here, network, I/O, bad response. */
    private static final Set<Integer> NO_ANSWER = Set.of(200_001, 200_002, 200_003, 200_005, 200_015, 200_016, 200_022);

    private JdbcErrors() {}

    /** Maps a failed login: no statement was sent. */
    static GlueflakeException onConnect(SQLException e) {
        if (isAnswer(e)) {
            return answer(e);
        }
        return noAnswer(e)
                ? new TransientException(
                        "SNOWFLAKE_UNREACHABLE",
                        "No connection to Snowflake: " + said(e) + "; check the account, the URL and the network",
                        context(e),
                        Causes.harmless(e))
                : refusedByDriver(e);
    }

    /** Maps a failed statement. */
    static GlueflakeException onStatement(SQLException e, String what, String howToFindOut) {
        if (isAnswer(e)) {
            return answer(e);
        }
        if (!noAnswer(e)) {
            return refusedByDriver(e);
        }
        String id = DriverAdapter.queryId(e);
        return new OutcomeUnknownException(
                "STATEMENT_OUTCOME_UNKNOWN",
                what + " was sent and its answer is lost: " + said(e) + ".",
                id == null ? "unnamed" : id,
                howToFindOut,
                context(e),
                Causes.harmless(e));
    }

    /** Maps a failure while the rows of a statement that ended well are read. */
    static GlueflakeException onRead(SQLException e, String queryId) {
        return new PermanentException(
                "RESULT_UNREADABLE",
                "Query " + queryId + " succeeded, but its rows cannot be read: " + said(e)
                        + "; read them again by await with its handle",
                Map.of("queryId", queryId),
                Causes.harmless(e));
    }

    static String said(SQLException e) {
        return Redaction.value(String.valueOf(e.getMessage()));
    }

    private static boolean isAnswer(SQLException e) {
        int code = e.getErrorCode();
        return code > 0 && (code < FIRST_OWN || code > LAST_OWN);
    }

    private static boolean noAnswer(SQLException e) {
        return e.getErrorCode() == 0 || NO_ANSWER.contains(e.getErrorCode());
    }

    private static SnowflakeException answer(SQLException e) {
        return new SnowflakeException(
                Integer.toString(e.getErrorCode()),
                e.getSQLState(),
                DriverAdapter.queryId(e),
                e.getMessage(),
                Causes.harmless(e));
    }

    private static PermanentException refusedByDriver(SQLException e) {
        return new PermanentException(
                "DRIVER_" + e.getErrorCode(),
                "The Snowflake driver refused: " + said(e),
                context(e),
                Causes.harmless(e));
    }

    private static Map<String, String> context(SQLException e) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("vendorCode", Integer.toString(e.getErrorCode()));
        String id = DriverAdapter.queryId(e);
        if (id != null) {
            context.put("queryId", id);
        }
        return context;
    }
}
