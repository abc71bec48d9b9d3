package dev.glueflake.core.waiting;

import dev.glueflake.core.PermanentException;
import java.io.Serial;
import java.time.Duration;
import java.util.Map;

/**
 * What was awaited ended without success; the message names the state that was seen.
 *
 * <p>Thread-safe as its parent.
 */
public final class WaitFailedException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** At least 1. */
    private final int polls;

    /** By the injected clock. */
    private final Duration elapsed;

    WaitFailedException(String awaited, String reason, int polls, Duration elapsed) {
        super(
                "WAIT_FAILED",
                "Waiting for " + awaited + " ended without success after " + elapsed + ": " + reason,
                Map.of("awaited", awaited, "polls", Integer.toString(polls)),
                null);
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
