package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.History;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import java.time.Instant;
import java.util.List;

/** The transactions of an account that BEGIN, or AUTOCOMMIT off, opened and that are over. Thread-safe. */
public final class EndedTransactions implements Restorable {
    private final History<Ended> all = new History<>();

    /**
     * One of them.
     *
     * @param session number of the session
     * @param state committed or rolled back
     */
    public record Ended(long id, String user, long session, Instant startedOn, String state, Instant endedOn) {}

    public static EndedTransactions of(Account account) {
        return account.part(EndedTransactions.class, EndedTransactions::new);
    }

    void add(Ended ended) {
        all.add(ended);
    }

    public List<Ended> all() {
        return all.all();
    }

    @Override
    public Runnable keep() {
        return all.keep();
    }
}
