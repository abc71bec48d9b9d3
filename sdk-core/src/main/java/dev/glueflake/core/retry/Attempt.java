package dev.glueflake.core.retry;

import java.time.Duration;

/**
 * What a call may know about the attempt it makes. Immutable and thread-safe.
 *
 * @param number counts from 1
 * @param remaining the time left until the policy's deadline; never negative
 */
public record Attempt(int number, Duration remaining) {
    /**
     * Tells whether this attempt repeats an earlier one.
     *
     * @return true from the second attempt on
     */
    public boolean isRetry() {
        return number > 1;
    }
}
