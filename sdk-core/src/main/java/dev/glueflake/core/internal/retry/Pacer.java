package dev.glueflake.core.internal.retry;

import dev.glueflake.core.InterruptedOperationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The time of one operation: how much has passed, how much is left, and waiting within it. */
public final class Pacer {
    /** Lets time pass; what a sleeper does. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Clock clock;
    private final Pause sleeper;
    private final Duration deadline;
    private final Instant start;

    public Pacer(Clock clock, Pause sleeper, Duration deadline) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.deadline = deadline;
        this.start = clock.instant();
    }

    public Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /** Never negative. */
    public Duration remaining() {
        Duration left = deadline.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    public void pause(String operation, Duration delay) {
        try {
            // A sleeper of a test may not look at the flag; the promise to end promptly holds there, too.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            sleeper.sleep(delay);
        } catch (InterruptedException interruption) {
            throw new InterruptedOperationException(
                    operation + " was interrupted while waiting, after " + elapsed() + ".", Map.of(), interruption);
        }
    }
}
