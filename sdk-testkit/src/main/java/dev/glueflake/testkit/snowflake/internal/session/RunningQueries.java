package dev.glueflake.testkit.snowflake.internal.session;

import java.util.function.Predicate;

/** How a statement of the account is cancelled by its id; the layer that runs statements says how. Thread-safe. */
public final class RunningQueries {
    private volatile Predicate<String> canceller = queryId -> false;

    public static RunningQueries of(Account account) {
        return account.part(RunningQueries.class, RunningQueries::new);
    }

    /** Sets what cancels a statement and answers whether it was running. */
    public void cancelBy(Predicate<String> how) {
        canceller = how;
    }

    /**
     * Cancels those of the account's statements, and says how many.
     *
     * @param own the query id of the statement that asks, which goes on
     */
    public long cancelAll(Account account, String own, Predicate<QueryHistory.Entry> those) {
        return QueryHistory.of(account).all().stream()
                .filter(entry -> entry.end() == null && !entry.queryId().equals(own) && those.test(entry))
                .filter(entry -> canceller.test(entry.queryId()))
                .count();
    }

    /** The answer of SYSTEM$CANCEL_QUERY. */
    String cancel(String queryId) {
        return canceller.test(queryId)
                ? "query [" + queryId + "] terminated."
                : "Identified SQL statement is not currently executing.";
    }
}
