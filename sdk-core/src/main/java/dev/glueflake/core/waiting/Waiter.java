package dev.glueflake.core.waiting;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.internal.retry.Pacer;
import dev.glueflake.core.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Polls until an answer ends the wait, or the deadline does.
 *
 * <p>The first poll is made at once. Then the delay grows from the initial one by the multiplier up to the cap, each
 * drawn evenly between the initial delay and what it has grown to. By default: 5 s, times 1.5, at most 60 s, 60 minutes
 * in all. A poll that throws what {@link Builder#pollErrors(Predicate)} accepts is no answer: it doubles the delay and
 * never ends the wait; anything else it throws ends the wait as it is. Thread-safe: one waiter serves any number of
 * concurrent waits.
 *
 * @param <T> the type of the answers
 */
public final class Waiter<T> {
    final Function<T, WaitVerdict> acceptor;
    final Duration initialDelay;
    final double multiplier;
    final Duration maxDelay;
    final Predicate<Throwable> pollErrors;
    final Consumer<WaitProgress> heartbeat;
    private final Duration deadline;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Supplier<RandomGenerator> random;
    final boolean jitter;

    private Waiter(Builder<T> builder) {
        this.acceptor = builder.acceptor;
        this.initialDelay = builder.initialDelay;
        this.multiplier = builder.multiplier;
        this.maxDelay = builder.maxDelay;
        this.pollErrors = builder.pollErrors;
        this.heartbeat = builder.heartbeat;
        this.deadline = builder.deadline;
        this.clock = builder.clock;
        this.sleeper = builder.sleeper;
        this.random = builder.random;
        this.jitter = builder.jitter;
    }

    /**
     * Starts a waiter.
     *
     * @param acceptor tells what an answer means; an unknown state is {@link WaitVerdict#failed(String)} with its name
     * @param <T> the type of the answers
     * @return a new builder
     */
    public static <T> Builder<T> builder(Function<T, WaitVerdict> acceptor) {
        return new Builder<>(acceptor);
    }

    /**
     * Waits on the calling thread.
     *
     * @param awaited what is awaited, with its id, for messages, for example {@code "query 01b2..."}
     * @param poll asks for the state
     * @return the answer that ended the wait, the number of polls and the time
     * @throws WaitFailedException if the acceptor said so
     * @throws WaitTimeoutException if the deadline passed
     * @throws dev.glueflake.core.InterruptedOperationException if the thread is interrupted during a pause
     */
    public WaitResult<T> await(String awaited, Supplier<T> poll) {
        DelaySequence delays = new DelaySequence(this, random.get());
        return new WaitRun<>(this, awaited, delays, new Pacer(clock, sleeper::sleep, deadline)).await(poll);
    }

    /**
     * Builds a {@link Waiter}; not thread-safe.
     *
     * @param <T> the type of the answers
     */
    public static final class Builder<T> {
        private final Function<T, WaitVerdict> acceptor;
        private Duration initialDelay = Duration.ofSeconds(5);
        private double multiplier = 1.5;
        private Duration maxDelay = Duration.ofSeconds(60);
        private Duration deadline = Duration.ofMinutes(60);
        private Predicate<Throwable> pollErrors =
                failure -> failure instanceof GlueflakeException known && known.retryable();
        private Consumer<WaitProgress> heartbeat = progress -> {};
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private Supplier<RandomGenerator> random = ThreadLocalRandom::current;
        private boolean jitter = true;

        private Builder(Function<T, WaitVerdict> acceptor) {
            this.acceptor = acceptor;
        }

        /**
         * Sets how delays grow.
         *
         * @param initial the delay after the first poll, at least 1 ms
         * @param factor by which it grows after each poll, at least 1
         * @param longest not less than the initial delay
         * @return this builder
         */
        public Builder<T> delays(Duration initial, double factor, Duration longest) {
            this.initialDelay = initial;
            this.multiplier = factor;
            this.maxDelay = longest;
            return this;
        }

        /**
         * Sets whether delays are drawn at random below what they have grown to.
         *
         * @param value false for exact delays
         * @return this builder
         */
        public Builder<T> jitter(boolean value) {
            this.jitter = value;
            return this;
        }

        /**
         * Sets when to give up.
         *
         * @param total positive; the last poll is made at this time
         * @return this builder
         */
        public Builder<T> deadline(Duration total) {
            this.deadline = total;
            return this;
        }

        /**
         * Sets which failures of a poll count as no answer.
         *
         * @param unknown true for those; by default what {@link GlueflakeException#retryable()} says
         * @return this builder
         */
        public Builder<T> pollErrors(Predicate<Throwable> unknown) {
            this.pollErrors = unknown;
            return this;
        }

        /**
         * Sets what is called before each pause, on the waiting thread; what it throws ends the wait.
         *
         * @param listener for example extends a lease
         * @return this builder
         */
        public Builder<T> heartbeat(Consumer<WaitProgress> listener) {
            this.heartbeat = listener;
            return this;
        }

        /**
         * Sets the clock that measures the deadline.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder<T> clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Sets the sleeper in which delays pass.
         *
         * @param value the sleeper; with a movable clock, one that moves it
         * @return this builder
         */
        public Builder<T> sleeper(Sleeper value) {
            this.sleeper = value;
            return this;
        }

        /**
         * Sets the randomness of the delays.
         *
         * @param value a thread-safe generator
         * @return this builder
         */
        public Builder<T> random(RandomGenerator value) {
            this.random = () -> value;
            return this;
        }

        /**
         * Builds the waiter.
         *
         * @return the waiter
         * @throws IllegalArgumentException if a number or duration is out of its range
         */
        public Waiter<T> build() {
            require(initialDelay.toMillis() >= 1, "the initial delay must be at least 1 ms, not " + initialDelay);
            require(multiplier >= 1 && multiplier <= 1000, "the multiplier must be 1 to 1000, not " + multiplier);
            require(maxDelay.compareTo(initialDelay) >= 0, "the longest delay is less than the initial one");
            require(!deadline.isNegative() && !deadline.isZero(), "the deadline must be positive, not " + deadline);
            return new Waiter<>(this);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException("Waiter: " + message);
            }
        }
    }
}
