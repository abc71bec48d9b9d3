package dev.glueflake.core.retry;

import dev.glueflake.core.TransientException;
import java.io.Serial;
import java.time.Duration;
import java.util.Map;

/**
 * Every attempt failed for sure, and no further one is allowed; the cause is the last failure.
 *
 * <p>Thread-safe as its parent.
 */
public final class RetriesExhaustedException extends TransientException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** At least 1. */
    private final int attempts;

    /** By the injected clock. */
    private final Duration elapsed;

    RetriesExhaustedException(
            String message, int attempts, Duration elapsed, Map<String, String> context, Throwable cause) {
        super("RETRIES_EXHAUSTED", message, context, cause);
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /**
     * Returns how often the call was made.
     *
     * @return at least 1
     */
    public int attempts() {
        return attempts;
    }

    /**
     * Returns the time from the start of the first attempt to the end of the last, waits included.
     *
     * @return the duration by the retrier's clock
     */
    public Duration elapsed() {
        return elapsed;
    }
}
