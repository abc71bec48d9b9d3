package dev.glueflake.glue.run;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.retry.Sleeper;
import dev.glueflake.core.waiting.WaitVerdict;
import dev.glueflake.core.waiting.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;

/**
 * How crawlers and jobs are asked for their state: from 5 s between two polls, growing by half each time up to 60 s, with
 * jitter, for at most 60 minutes. Throttled polls double the delay and never end a wait. Immutable and thread-safe.
 *
 * @param initialDelay the delay after the first poll, at least 1 ms
 * @param maxDelay the longest delay, not less than the initial one
 * @param deadline when one wait is given up, positive
 * @param grace how long a start may leave no trace before it counts as not observed, not negative
 * @param clock measures the deadline
 * @param sleeper lets delays pass
 */
public record Polling(
        Duration initialDelay, Duration maxDelay, Duration deadline, Duration grace, Clock clock, Sleeper sleeper) {

    private static final double FACTOR = 1.5;

    /**
     * Checks the durations.
     *
     * @param initialDelay as in the record
     * @param maxDelay as in the record
     * @param deadline as in the record
     * @param grace as in the record
     * @param clock as in the record
     * @param sleeper as in the record
     */
    public Polling {
        Waiter.builder(answer -> WaitVerdict.done())
                .delays(initialDelay, FACTOR, maxDelay)
                .deadline(deadline)
                .build();
        if (grace.isNegative()) {
            throw new IllegalArgumentException("The grace must not be negative, but is " + grace);
        }
    }

    /**
     * Returns the defaults.
     *
     * @return 5 s to 60 s, 60 minutes, 60 s of grace, in real time
     */
    public static Polling standard() {
        return new Polling(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(60),
                Duration.ofSeconds(60),
                Clock.systemUTC(),
                Sleeper.system());
    }

    /**
     * Returns the same with other delays.
     *
     * @param initial the delay after the first poll
     * @param longest the longest delay
     * @return a new value
     */
    public Polling withDelays(Duration initial, Duration longest) {
        return new Polling(initial, longest, deadline, grace, clock, sleeper);
    }

    /**
     * Returns the same with another deadline.
     *
     * @param total for one wait
     * @return a new value
     */
    public Polling withDeadline(Duration total) {
        return new Polling(initialDelay, maxDelay, total, grace, clock, sleeper);
    }

    /**
     * Returns the same on another time.
     *
     * @param time the clock
     * @param passing the sleeper; with a movable clock, one that moves it
     * @return a new value
     */
    public Polling withTime(Clock time, Sleeper passing) {
        return new Polling(initialDelay, maxDelay, deadline, grace, time, passing);
    }

    <T> Waiter<T> waiter(Function<T, WaitVerdict> acceptor) {
        return Waiter.builder(acceptor)
                .delays(initialDelay, FACTOR, maxDelay)
                .deadline(deadline)
                .pollErrors(Polling::isNoAnswer)
                .clock(clock)
                .sleeper(sleeper)
                .build();
    }

    /** Throttling and the like; a refusal by WhenRunning.FAIL may pass, too, but it is an answer. */
    private static boolean isNoAnswer(Throwable failure) {
        return failure instanceof GlueflakeException known
                && known.retryable()
                && known.getCause() instanceof SdkException
                && !(known.getCause() instanceof ConcurrentRunsExceededException);
    }
}
