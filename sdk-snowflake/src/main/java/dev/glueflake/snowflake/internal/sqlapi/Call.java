package dev.glueflake.snowflake.internal.sqlapi;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.TransientException;
import dev.glueflake.snowflake.internal.error.Causes;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One logical request, whatever number of times it is sent.
 *
 * @param path below the server's address, without the query
 * @param query parameters without {@code requestId} and {@code retry}, each with a leading ampersand
 * @param body the JSON to send, or null for GET
 * @param requestId what makes a repetition harmless, or null for a request that changes nothing
 * @param repeated whether it may have been sent before, by this process or another
 */
record Call(
        String path,
        String query,
        @Nullable String body,
        @Nullable UUID requestId,
        boolean repeated) {

    private static final String STATEMENTS = "/api/v2/statements";

    /** Submits statements. */
    static Call submit(String body, boolean async, UUID requestId, boolean repeated) {
        return new Call(STATEMENTS, async ? "&async=true" : "", body, requestId, repeated);
    }

    /** Reads a statement's state and the first part of its result. */
    static Call read(String handle) {
        return new Call(STATEMENTS + "/" + handle, "", null, null, false);
    }

    /** Reads a further part of a result. */
    static Call partition(String handle, int number) {
        return new Call(STATEMENTS + "/" + handle, "&partition=" + number, null, null, false);
    }

    /** Cancels a statement; doing so twice is harmless. */
    static Call cancel(String handle) {
        return new Call(STATEMENTS + "/" + handle + "/cancel", "", "", null, false);
    }

    String name() {
        return (body == null ? "GET " : "POST ") + path;
    }

    /** Returns path and query for one attempt. */
    String target(boolean retry) {
        String id = requestId == null ? "" : "&requestId=" + requestId + (retry || repeated ? "&retry=true" : "");
        String all = id + query;
        return all.isEmpty() ? path : path + "?" + all.substring(1);
    }

    /** Says that no answer came to a request that was sent. */
    GlueflakeException unanswered(String what, @Nullable Throwable cause) {
        return requestId == null
                ? new TransientException(
                        "SNOWFLAKE_UNREACHABLE", what, Map.of("request", name()), Causes.harmless(cause))
                : SqlApiErrors.unknown(what, requestId.toString(), cause);
    }
}
