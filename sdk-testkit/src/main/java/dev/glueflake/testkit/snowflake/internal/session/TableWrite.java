package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.DmlCounts;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.engine.Write;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.stream.StreamReads;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement's change of one table. Closed without {@link #complete}, everything is undone:
 *
 * <pre>{@code
 * try (TableWrite write = session.write(scope, table, LockMode.SHARED)) {
 *     write.insert(columns, select);
 *     write.complete();
 * }
 * }</pre>
 *
 * <p>Names are looked up and bound after this was opened, through {@link #relations()}: only then the lock is held. For one thread.
 */
public final class TableWrite implements AutoCloseable {
    private final Session session;
    private final ExecutionScope scope;
    private final Write write;
    private final boolean alone;
    private final StreamReads streams;
    /** Something may be in DuckDB, even if an error says otherwise. */
    private boolean stored;

    private boolean over;

    /**
     * Makes one.
     *
     * @param alone no transaction is open: the write is committed when it is complete
     */
    TableWrite(Session session, ExecutionScope scope, Write write, boolean alone) {
        this.session = session;
        this.scope = scope;
        this.write = write;
        this.alone = alone;
        this.streams = new StreamReads(session, scope, write.snapshot(), write.transaction());
    }

    public Table table() {
        return write.table();
    }

    /** The catalog as this statement sees it. */
    public Relations relations() {
        return session.relations(scope, write.snapshot(), streams);
    }

    /** Carries out a bound statement on the table. */
    public DmlCounts apply(DmlPlan plan) {
        String strict =
                plan instanceof DmlPlan.Update ? "ERROR_ON_NONDETERMINISTIC_UPDATE" : "ERROR_ON_NONDETERMINISTIC_MERGE";
        boolean anyRowWins = !session.parameters().flag(strict);
        begin(plan);
        return session.account().engine().apply(write, plan, anyRowWins, scope.cancellation());
    }

    /** Carries out a bound INSERT whose query reads files, which may be damaged, or hold what the table does not take. */
    public DmlCounts applyOfFiles(DmlPlan.Insert plan) throws UnreadableFileException {
        begin(plan);
        return session.account().engine().applyOfFiles(write, plan, scope.cancellation());
    }

    private void begin(DmlPlan plan) {
        privileges(plan).forEach(privilege -> session.objects().authority().require(privilege, table()));
        stored = true;
    }

    private static Set<String> privileges(DmlPlan plan) {
        if (plan instanceof DmlPlan.Insert insert) {
            return insert.overwrite() ? Set.of("INSERT", "DELETE") : Set.of("INSERT");
        }
        if (plan instanceof DmlPlan.Merge merge) {
            return merge.clauses().stream().map(DmlPlan.Action::name).collect(Collectors.toSet());
        }
        return Set.of(plan instanceof DmlPlan.Update ? "UPDATE" : "DELETE");
    }

    /**
     * Inserts what a DuckDB SELECT gives: one output column for each of {@code columns}, in its physical type; the other columns become NULL. NOT NULL is checked.
     *
     * @return the number of rows
     */
    public long insert(List<Column> columns, String select) {
        session.objects().authority().require("INSERT", table());
        stored = true;
        return session.account().engine().insert(write, columns, select, scope.cancellation());
    }

    /**
     * Inserts rows of canonical Java values that meet NOT NULL: one cell for each of {@code columns}; the other columns become NULL.
     *
     * @return false where they have to go another way, and none was read
     */
    public boolean append(List<Column> columns, Iterable<@Nullable Object[]> rows) {
        session.objects().authority().require("INSERT", table());
        stored = true;
        return session.account().engine().append(write, columns, rows, scope.cancellation());
    }

    /** Ends all rows. */
    public long truncate() {
        session.objects().authority().require("TRUNCATE", table());
        stored = true;
        return session.account().engine().truncate(write, scope.cancellation());
    }

    /** The write stays; outside a transaction it is committed. */
    public void complete() {
        over = true;
        streams.complete();
        session.account().engine().finish(write);
        if (alone) {
            session.account()
                    .engine()
                    .commit(write.transaction(), session.account().now());
        }
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        session.account().engine().undo(write, stored);
        if (alone) {
            session.account()
                    .engine()
                    .commit(write.transaction(), session.account().now());
        }
    }
}
