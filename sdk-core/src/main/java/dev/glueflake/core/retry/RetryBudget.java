package dev.glueflake.core.retry;

/**
 * A bucket of tokens that the retries of many calls share.
 *
 * <p>Each retry takes its cost, a call that succeeded after a retry gives that cost back, and one that succeeded at
 * once adds a single token. An empty bucket stops retries, never first attempts: while a service is down, its callers
 * send little more than one request each. Thread-safe.
 */
public final class RetryBudget {
    private final int capacity;
    private final int cost;
    private int tokens;

    private RetryBudget(int capacity, int cost) {
        this.capacity = capacity;
        this.cost = cost;
        this.tokens = capacity;
    }

    /**
     * Makes a full budget.
     *
     * @param capacity the greatest number of tokens, for example 500
     * @param costPerRetry the tokens one retry takes, for example 14
     * @return a new budget
     * @throws IllegalArgumentException if the cost is not between 1 and the capacity
     */
    public static RetryBudget of(int capacity, int costPerRetry) {
        if (costPerRetry < 1 || costPerRetry > capacity) {
            throw new IllegalArgumentException(
                    "The cost of a retry must be between 1 and the capacity " + capacity + ", not " + costPerRetry);
        }
        return new RetryBudget(capacity, costPerRetry);
    }

    /**
     * Returns the tokens left now.
     *
     * @return between zero and the capacity
     */
    public synchronized int tokens() {
        return tokens;
    }

    synchronized boolean takeRetry() {
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    synchronized void giveBack(boolean afterRetry) {
        tokens = Math.min(capacity, tokens + (afterRetry ? cost : 1));
    }
}
