package dev.glueflake.core.retry;

import dev.glueflake.core.internal.retry.Pacer;
import dev.glueflake.core.metrics.Metrics;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call, and makes it again as its policy allows.
 *
 * <p>Thread-safe: one retrier serves any number of concurrent calls, each with its own attempts and deadline.
 */
public final class Retrier {
    private final RetryPolicy policy;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Supplier<RandomGenerator> random;
    private final @Nullable RetryBudget budget;
    private final Metrics metrics;

    private Retrier(Builder builder) {
        this.policy = builder.policy;
        this.clock = builder.clock;
        this.sleeper = builder.sleeper;
        this.random = builder.random;
        this.budget = builder.budget;
        this.metrics = builder.metrics;
    }

    /**
     * Makes a retrier on the system's clock, sleeper and randomness.
     *
     * @param policy how often and how long
     * @return a new retrier
     */
    public static Retrier of(RetryPolicy policy) {
        return builder(policy).build();
    }

    /**
     * Starts a retrier.
     *
     * @param policy how often and how long
     * @return a new builder
     */
    public static Builder builder(RetryPolicy policy) {
        return new Builder(policy);
    }

    /**
     * Returns the policy.
     *
     * @return how often and how long
     */
    public RetryPolicy policy() {
        return policy;
    }

    /**
     * Makes a call.
     *
     * @param operation what is called, for messages, for example {@code "GET /api/v2/statements"}
     * @param call the call; it runs on the calling thread
     * @param <T> the type of the result
     * @return what the first successful attempt returned
     * @throws RetriesExhaustedException if no further attempt is allowed; the cause is the last failure
     * @throws dev.glueflake.core.OutcomeUnknownException if an attempt ended so and no later one succeeded or gave a
     *     final answer
     * @throws dev.glueflake.core.InterruptedOperationException if the thread is interrupted between attempts
     */
    public <T> T call(String operation, Supplier<T> call) {
        return call(operation, attempt -> call.get());
    }

    /**
     * Makes a call that wants to know which attempt it is.
     *
     * @param operation what is called, for messages
     * @param call the call; it runs on the calling thread
     * @param <T> the type of the result
     * @return what the first successful attempt returned
     * @throws RetriesExhaustedException if no further attempt is allowed; the cause is the last failure
     * @throws dev.glueflake.core.OutcomeUnknownException if an attempt ended so and no later one succeeded or gave a
     *     final answer
     * @throws dev.glueflake.core.InterruptedOperationException if the thread is interrupted between attempts
     */
    public <T> T call(String operation, Function<Attempt, T> call) {
        Backoff backoff = new Backoff(policy, random.get());
        Pacer pacer = new Pacer(clock, sleeper::sleep, policy.deadline());
        RetryRun<T> run = new RetryRun<>(operation, policy, backoff, pacer, budget);
        try {
            return run.call(call);
        } finally {
            if (run.retries() > 0) {
                metrics.count("glueflake.retry.retries", run.retries(), "outcome", run.outcome());
            }
        }
    }

    /** Builds a {@link Retrier}; not thread-safe. */
    public static final class Builder {
        private final RetryPolicy policy;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private Supplier<RandomGenerator> random = ThreadLocalRandom::current;
        private @Nullable RetryBudget budget;
        private Metrics metrics = Metrics.none();

        private Builder(RetryPolicy policy) {
            this.policy = policy;
        }

        /**
         * Sets the clock that measures the deadline.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Sets the sleeper in which delays pass.
         *
         * @param value the sleeper; with a movable clock, one that moves it
         * @return this builder
         */
        public Builder sleeper(Sleeper value) {
            this.sleeper = value;
            return this;
        }

        /**
         * Sets the randomness of the delays.
         *
         * @param value a thread-safe generator
         * @return this builder
         */
        public Builder random(RandomGenerator value) {
            this.random = () -> value;
            return this;
        }

        /**
         * Sets a budget shared with other retriers.
         *
         * @param value the budget
         * @return this builder
         */
        public Builder budget(RetryBudget value) {
            this.budget = value;
            return this;
        }

        /**
         * Sets where retries are counted: {@code glueflake.retry.retries} with the tag {@code outcome}, which is
         * {@code succeeded}, {@code failed} or {@code unknown}.
         *
         * @param value the metrics
         * @return this builder
         */
        public Builder metrics(Metrics value) {
            this.metrics = value;
            return this;
        }

        /**
         * Builds the retrier.
         *
         * @return the retrier
         */
        public Retrier build() {
            return new Retrier(this);
        }
    }
}
