package dev.glueflake.snowflake.internal.sqlapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One answer of the SQL API. */
record Reply(int status, JsonNode body) {

    static final int OK = 200;
    static final int RUNNING = 202;
    static final int TIMED_OUT = 408;

    boolean running() {
        return status == RUNNING;
    }

    boolean timedOut() {
        return status == TIMED_OUT;
    }

    /** Returns a text member of the body, or null. */
    @Nullable
    String text(String member) {
        JsonNode value = body.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** Returns the statement handle, or null. */
    @Nullable
    String handle() {
        return text("statementHandle");
    }
}
