package dev.glueflake.snowflake;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a statement that Snowflake has accepted: a plain value that may be stored and followed elsewhere.
 *
 * @param queryId Snowflake's query id, which the SQL API calls the statement handle
 */
public record QueryHandle(String queryId) {

    /**
     * Checks the id.
     *
     * @param queryId Snowflake's query id
     * @throws IllegalArgumentException when the id holds anything but letters, digits and hyphens
     */
    public QueryHandle {
        Objects.requireNonNull(queryId, "queryId");
        if (!queryId.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException("A query id consists of letters, digits and hyphens");
        }
    }

    /** How far a statement has come. */
    public enum State {
        /** Queued, resuming a warehouse, blocked or running. */
        RUNNING,
        /** Ended well; its result can be read. */
        SUCCEEDED,
        /** Failed or cancelled for sure. */
        FAILED,
        /** Snowflake does not tell, or does not know the statement (yet). */
        UNKNOWN
    }

    /**
     * A statement's state at one moment.
     *
     * @param handle the statement
     * @param state how far it has come
     * @param error what Snowflake says about a failure, or null
     */
    public record Status(
            QueryHandle handle, State state, @Nullable SnowflakeException error) {

        /**
         * Returns what Snowflake says about a failed statement.
         *
         * @return the failure, present only for {@link State#FAILED}
         */
        public Optional<SnowflakeException> failure() {
            return Optional.ofNullable(error);
        }
    }
}
