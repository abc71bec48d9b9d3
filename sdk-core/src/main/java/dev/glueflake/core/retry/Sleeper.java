package dev.glueflake.core.retry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass; the only way in which this SDK waits.
 *
 * <p>A test that owns a movable {@link java.time.Clock} passes a sleeper which moves it, for example
 * {@code Sleeper sleeper = clock::advance}: hours of waiting then take no time. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Sleeper {
    /**
     * Waits.
     *
     * @param duration how long; zero or less returns at once
     * @throws InterruptedException if the thread is interrupted before or during the wait
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Returns the sleeper that waits in real time.
     *
     * @return a sleeper that blocks the calling thread
     */
    static Sleeper system() {
        return duration -> TimeUnit.NANOSECONDS.sleep(saturatedNanos(duration));
    }

    private static long saturatedNanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(365_00)) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }
}
