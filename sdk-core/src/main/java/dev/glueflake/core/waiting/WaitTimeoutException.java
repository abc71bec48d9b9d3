package dev.glueflake.core.waiting;

import dev.glueflake.core.OutcomeUnknownException;
import java.io.Serial;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a wait passed; what was awaited goes on and may still end either way.
 *
 * <p>Thread-safe as its parent.
 */
public final class WaitTimeoutException extends OutcomeUnknownException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** At least 1. */
    private final int polls;

    /** By the injected clock. */
    private final Duration elapsed;

    WaitTimeoutException(String awaited, int polls, Duration elapsed, @Nullable Throwable lastPollError) {
        super(
                "WAIT_TIMEOUT",
                "Gave up waiting for " + awaited + " after " + elapsed + " and " + polls + " polls"
                        + (lastPollError == null ? "." : "; the last poll failed: " + lastPollError.getMessage()),
                awaited,
                "poll its state again, or wait again with a longer deadline.",
                Map.of("awaited", awaited, "polls", Integer.toString(polls)),
                lastPollError);
        this.polls = polls;
        this.elapsed = elapsed;
    }

    /**
     * Returns how often was polled.
     *
     * @return at least 1, failed polls included
     */
    public int polls() {
        return polls;
    }

    /**
     * Returns how long was waited.
     *
     * @return the duration by the waiter's clock
     */
    public Duration elapsed() {
        return elapsed;
    }
}
