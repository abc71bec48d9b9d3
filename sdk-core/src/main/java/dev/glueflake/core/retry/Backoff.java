package dev.glueflake.core.retry;

import java.util.random.RandomGenerator;

/** Draws the delays of one run of attempts, in milliseconds. */
final class Backoff {
    private final long base;
    private final long cap;
    private final Jitter jitter;
    private final RandomGenerator random;
    private long previous;
    private long ceiling;

    Backoff(RetryPolicy policy, RandomGenerator random) {
        this.base = policy.base().toMillis();
        this.cap = Math.max(base, policy.cap().toMillis());
        this.jitter = policy.jitter();
        this.random = random;
        this.previous = base;
        this.ceiling = base;
    }

    long next() {
        ceiling = capped(ceiling, 2);
        long upper = jitter == Jitter.FULL ? ceiling : capped(previous, 3);
        previous = upper == base ? base : random.nextLong(base, upper + 1);
        return previous;
    }

    private long capped(long value, int factor) {
        return value > cap / factor ? cap : value * factor;
    }
}
