package dev.glueflake.testkit.snowflake.internal.wire;

import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import java.util.ArrayList;
import java.util.List;

/** The snapshots of an account. One that was taken after one that is restored is gone: its rows are. Thread-safe. */
final class Snapshots {
    private final Account account;
    private final QueryService queries;
    private final List<Runnable> taken = new ArrayList<>();

    Snapshots(Account account, QueryService queries) {
        this.account = account;
        this.queries = queries;
    }

    /** Returns what restores it. */
    synchronized Runnable take() {
        long running = queries.running();
        if (running > 0) {
            throw new IllegalStateException(
                    "A snapshot is taken between statements, but " + running + " statement(s) still run.");
        }
        Runnable kept = account.keep();
        taken.add(kept);
        return () -> restore(kept);
    }

    private synchronized void restore(Runnable kept) {
        int place = taken.indexOf(kept);
        if (place < 0) {
            throw new IllegalStateException("This snapshot is gone: an earlier one was restored since,"
                    + " which took back all that came after it.");
        }
        taken.subList(place + 1, taken.size()).clear();
        queries.stopAll();
        kept.run();
    }
}
