package dev.glueflake.core.waiting;

import java.util.random.RandomGenerator;

/** The delays of one wait, in milliseconds. */
final class DelaySequence {
    private final long initial;
    private final long cap;
    private final double multiplier;
    private final boolean jitter;
    private final RandomGenerator random;
    private double ceiling;

    DelaySequence(Waiter<?> waiter, RandomGenerator random) {
        this.initial = waiter.initialDelay.toMillis();
        this.cap = waiter.maxDelay.toMillis();
        this.multiplier = waiter.multiplier;
        this.jitter = waiter.jitter;
        this.random = random;
        this.ceiling = initial;
    }

    /** The delay after an answer. */
    long next() {
        long delay = drawn();
        ceiling = Math.min((double) cap, ceiling * multiplier);
        return delay;
    }

    /** The delay after a poll without an answer. */
    long nextAfterError() {
        ceiling = Math.min((double) cap, ceiling * 2);
        return drawn();
    }

    private long drawn() {
        long upper = Math.round(ceiling);
        return jitter && upper > initial ? random.nextLong(initial, upper + 1) : upper;
    }
}
