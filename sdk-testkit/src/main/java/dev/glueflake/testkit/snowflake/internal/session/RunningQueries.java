package dev.glueflake.testkit.snowflake.internal.session;

import java.util.function.Predicate;

/** How a statement of the account is cancelled by its id; the layer that runs statements says how. Thread-safe. */
public final class RunningQueries {
    private volatile Predicate<String> canceller = queryId -> false;

    /** Sets what cancels a statement and answers whether it was running. */
    public void cancelBy(Predicate<String> how) {
        canceller = how;
    }

    /** The answer of SYSTEM$CANCEL_QUERY. */
    String cancel(String queryId) {
        return canceller.test(queryId)
                ? "query [" + queryId + "] terminated."
                : "Identified SQL statement is not currently executing.";
    }
}
