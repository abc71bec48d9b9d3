package dev.glueflake.core.retry;

import dev.glueflake.core.GlueflakeException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How often a failed call is made again, and how long to wait before each time. Immutable and thread-safe.
 *
 * <p>By default: 3 attempts, delays from 1 s to 16 s with decorrelated jitter, 5 minutes in all, and only what
 * {@link GlueflakeException#retryable()} allows. Writes take {@link #never()} unless they carry a device that makes
 * them idempotent.
 */
public final class RetryPolicy {
    private final int maxAttempts;
    private final Duration base;
    private final Duration cap;
    private final Jitter jitter;
    private final Duration deadline;
    private final Predicate<Throwable> retryOn;

    private RetryPolicy(Builder builder) {
        this.maxAttempts = builder.maxAttempts;
        this.base = builder.base;
        this.cap = builder.cap;
        this.jitter = builder.jitter;
        this.deadline = builder.deadline;
        this.retryOn = builder.retryOn;
    }

    /**
     * Starts a policy with the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the policy with the defaults.
     *
     * @return three attempts
     */
    public static RetryPolicy standard() {
        return builder().build();
    }

    /**
     * Returns the policy that makes one attempt only.
     *
     * @return one attempt
     */
    public static RetryPolicy never() {
        return builder().maxAttempts(1).build();
    }

    /**
     * Returns the greatest number of attempts, the first included.
     *
     * @return at least 1
     */
    public int maxAttempts() {
        return maxAttempts;
    }

    /**
     * Returns the shortest delay before a retry.
     *
     * @return positive
     */
    public Duration base() {
        return base;
    }

    /**
     * Returns the longest delay before a retry.
     *
     * @return not less than the base
     */
    public Duration cap() {
        return cap;
    }

    /**
     * Returns how delays are drawn.
     *
     * @return the jitter
     */
    public Jitter jitter() {
        return jitter;
    }

    /**
     * Returns the time for all attempts and delays together: a retry that could only start later is not made.
     *
     * @return positive
     */
    public Duration deadline() {
        return deadline;
    }

    /**
     * Tells whether a failure may be followed by another attempt.
     *
     * @param failure what an attempt threw
     * @return true if the policy allows a retry
     */
    public boolean retries(Throwable failure) {
        return retryOn.test(failure);
    }

    /**
     * Starts a policy with the values of this one.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxAttempts = maxAttempts;
        builder.base = base;
        builder.cap = cap;
        builder.jitter = jitter;
        builder.deadline = deadline;
        builder.retryOn = retryOn;
        return builder;
    }

    /** Builds a {@link RetryPolicy}; not thread-safe. */
    public static final class Builder {
        private int maxAttempts = 3;
        private Duration base = Duration.ofSeconds(1);
        private Duration cap = Duration.ofSeconds(16);
        private Jitter jitter = Jitter.DECORRELATED;
        private Duration deadline = Duration.ofMinutes(5);
        private Predicate<Throwable> retryOn =
                failure -> failure instanceof GlueflakeException known && known.retryable();

        private Builder() {}

        /**
         * Sets the greatest number of attempts.
         *
         * @param attempts at least 1, the first included
         * @return this builder
         */
        public Builder maxAttempts(int attempts) {
            this.maxAttempts = attempts;
            return this;
        }

        /**
         * Sets the shortest and the longest delay.
         *
         * @param shortest positive, counted in whole milliseconds
         * @param longest not less than the shortest
         * @return this builder
         */
        public Builder delays(Duration shortest, Duration longest) {
            this.base = shortest;
            this.cap = longest;
            return this;
        }

        /**
         * Sets how delays are drawn.
         *
         * @param value the jitter
         * @return this builder
         */
        public Builder jitter(Jitter value) {
            this.jitter = value;
            return this;
        }

        /**
         * Sets the time for all attempts and delays together.
         *
         * @param total positive
         * @return this builder
         */
        public Builder deadline(Duration total) {
            this.deadline = total;
            return this;
        }

        /**
         * Sets which failures may be followed by another attempt.
         *
         * @param predicate true for a retry
         * @return this builder
         */
        public Builder retryOn(Predicate<Throwable> predicate) {
            this.retryOn = predicate;
            return this;
        }

        /**
         * Builds the policy.
         *
         * @return the policy
         * @throws IllegalArgumentException if a number or duration is out of its range
         */
        public RetryPolicy build() {
            require(maxAttempts >= 1, "maxAttempts must be at least 1, not " + maxAttempts);
            require(base.toMillis() >= 1, "the shortest delay must be at least 1 ms, not " + base);
            require(cap.compareTo(base) >= 0, "the longest delay " + cap + " is less than the shortest " + base);
            require(!deadline.isNegative() && !deadline.isZero(), "the deadline must be positive, not " + deadline);
            return new RetryPolicy(this);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException("Retry policy: " + message);
            }
        }
    }
}
