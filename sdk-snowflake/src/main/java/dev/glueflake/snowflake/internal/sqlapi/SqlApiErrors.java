package dev.glueflake.snowflake.internal.sqlapi;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.internal.error.Causes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts what went wrong into the three outcomes. */
final class SqlApiErrors {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    /** Refusals that say nothing but that the request is wrong; they may come without a body of Snowflake's. */
    private static final Set<Integer> UNAUTHORIZED = Set.of(401, 403);

    private SqlApiErrors() {}

    /** Maps an answer that is no success. */
    static GlueflakeException of(Reply reply, Call call) {
        int status = reply.status();
        if (status == TOO_MANY_REQUESTS) {
            return new TransientException(
                    "SNOWFLAKE_390505",
                    "Snowflake answered 429 to " + call.name() + ": too many requests; send fewer at a time",
                    context(reply, call),
                    null);
        }
        if (status >= SERVER_ERROR) {
            return call.unanswered("Snowflake answered " + status + " to " + call.name(), null);
        }
        String code = reply.text("code");
        if (code != null) {
            return new SnowflakeException(code, reply.text("sqlState"), reply.handle(), reply.text("message"), null);
        }
        return new PermanentException(
                "SQL_API_" + status,
                "Snowflake answered " + status + " to " + call.name() + ": "
                        + (UNAUTHORIZED.contains(status)
                                ? "the token was refused; check user, key and account"
                                : "check the account and its URL"),
                context(reply, call),
                null);
    }

    /** Says that a write was sent and nothing is known of it. */
    static OutcomeUnknownException unknown(String what, String requestId, @Nullable Throwable cause) {
        return new OutcomeUnknownException(
                "STATEMENT_OUTCOME_UNKNOWN",
                what + ".",
                requestId,
                "run the same statement again with withRequestId(" + requestId
                        + "): Snowflake then returns the first run's outcome, or runs it if it never arrived.",
                Map.of("requestId", requestId),
                Causes.harmless(cause));
    }

    private static Map<String, String> context(Reply reply, Call call) {
        return Map.of("status", Integer.toString(reply.status()), "request", call.name());
    }
}
