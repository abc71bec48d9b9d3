package dev.glueflake.snowflake;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.snowflake.internal.error.SnowflakeFailure;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Snowflake answered that a login or a statement failed: for sure, and with nothing of the statement applied.
 *
 * <p>{@link #retryable()} is true where the same call can succeed later: a lock that was not free in time, too many
 * requests, an incident at Snowflake, a session that has ended. Thread-safe as its parent.
 */
public final class SnowflakeException extends GlueflakeException {

    private static final long serialVersionUID = 1L;

    /** What Snowflake answered. */
    private final SnowflakeFailure failure;

    /**
     * Makes an exception from an answer of Snowflake.
     *
     * @param code Snowflake's error code; leading zeros may be missing
     * @param sqlState the SQLSTATE, or null
     * @param queryId the id of the failed statement, or null
     * @param text what Snowflake said, or null
     * @param cause what the transport threw, if anything
     */
    public SnowflakeException(
            String code,
            @Nullable String sqlState,
            @Nullable String queryId,
            @Nullable String text,
            @Nullable Throwable cause) {
        this(SnowflakeFailure.of(code, sqlState, queryId, text), cause);
    }

    private SnowflakeException(SnowflakeFailure failure, @Nullable Throwable cause) {
        super("SNOWFLAKE_" + failure.code(), failure.message(), failure.context(), cause);
        this.failure = failure;
    }

    /**
     * Returns Snowflake's error code.
     *
     * @return six digits, for example {@code 002003} for an object that does not exist or is not authorised
     */
    public String code() {
        return failure.code();
    }

    /**
     * Returns the SQLSTATE.
     *
     * @return five characters, for example {@code 42S02}
     */
    public Optional<String> sqlState() {
        return Optional.ofNullable(failure.sqlState());
    }

    /**
     * Returns the id of the failed statement.
     *
     * @return the query id; empty when no statement was accepted
     */
    public Optional<String> queryId() {
        return Optional.ofNullable(failure.queryId());
    }

    /**
     * Returns the line of the statement's text that Snowflake names.
     *
     * @return the line from 1, empty when it names none
     */
    public OptionalInt line() {
        return failure.line() < 0 ? OptionalInt.empty() : OptionalInt.of(failure.line());
    }

    /**
     * Returns the position in the line that Snowflake names.
     *
     * @return the character from 0, empty when it names none
     */
    public OptionalInt position() {
        return failure.position() < 0 ? OptionalInt.empty() : OptionalInt.of(failure.position());
    }

    @Override
    public boolean retryable() {
        return failure.transientFailure();
    }
}
