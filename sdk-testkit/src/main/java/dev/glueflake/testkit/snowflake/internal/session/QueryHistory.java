package dev.glueflake.testkit.snowflake.internal.session;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The statements of the account that have run, for QUERY_HISTORY; the layer that runs statements says which. Thread-safe. */
public final class QueryHistory {
    private volatile Supplier<List<Entry>> source = List::of;

    /**
     * A statement that has run or is running.
     *
     * @param status {@code SUCCESS}, {@code FAIL} or {@code RUNNING}
     * @param end null while it runs
     * @param rows rows that a query gave or DML changed
     */
    public record Entry(
            String queryId,
            String text,
            Who who,
            String status,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            Instant start,
            @Nullable Instant end,
            long rows) {}

    /** Whose statement it was and where. */
    public record Who(
            String user,
            long sessionId,
            @Nullable String role,
            @Nullable String warehouse,
            @Nullable String database,
            @Nullable String schema,
            String tag) {}

    public static QueryHistory of(Account account) {
        return account.part(QueryHistory.class, QueryHistory::new);
    }

    /** Sets what gives the statements, oldest first. */
    public void from(Supplier<List<Entry>> statements) {
        source = statements;
    }

    List<Entry> all() {
        return source.get();
    }
}
