package dev.glueflake.testkit.snowflake.internal.engine;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.result.Spools;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one account: a DuckDB instance of its own. Thread-safe. */
public final class Engine implements Restorable, AutoCloseable {
    private static final String RESULTS = "results";

    private final DuckPool pool;
    private final InternalErrors errors;
    private final Spools spools;
    private final WriteBook book = new WriteBook();
    private final Purger purger = new Purger(book);
    private final TableLocks locks = new TableLocks();
    private final StructureLatches latches = new StructureLatches();
    private final Structure structure = new Structure(this, latches);
    private final Workers workers = new Workers();
    private final AtomicLong names = new AtomicLong();
    /** What snapshots of the account see. */
    private final List<Snapshot> kept = new CopyOnWriteArrayList<>();

    private Engine(DuckPool pool, InternalErrors errors, Spools spools) {
        this.pool = pool;
        this.errors = errors;
        this.spools = spools;
        purger.keepFor(table -> kept);
    }

    /**
     * Starts it.
     *
     * @param directory the only place on disk that SQL may read or write; it need not exist yet
     */
    public static Engine open(Path directory) {
        InternalErrors errors = new InternalErrors();
        try {
            return new Engine(DuckPool.open(directory, errors), errors, new Spools(directory.resolve(RESULTS)));
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not start: is its native library for this platform there?", e);
        }
    }

    public WriteBook book() {
        return book;
    }

    /** What ended rows are still kept for. */
    public Purger purger() {
        return purger;
    }

    /** Faults of the fake itself that statements were answered with "internal error" for. */
    public InternalErrors errors() {
        return errors;
    }

    /** Where large results are kept. */
    public Spools spools() {
        return spools;
    }

    /** Threads for the parts of a statement. */
    public Workers workers() {
        return workers;
    }

    /** A name that nothing in DuckDB has had before. */
    public String newName(String prefix) {
        return prefix + names.incrementAndGet();
    }

    /** Tables, columns and sequences. */
    public Structure structure() {
        return structure;
    }

    // ---- reading

    /** Gives SQL one more function in Java. */
    public void define(Udf function) {
        pool.functions().define(function);
    }

    public List<@Nullable Object[]> query(DuckQuery query, Cancellation cancellation) {
        ResultReader reader = reader(query, cancellation);
        return with(cancellation, duck -> duck.query(reader.readable(query.sql()), reader::read));
    }

    /** As {@link #query}, over files that may be damaged. */
    public List<@Nullable Object[]> queryFile(DuckQuery query, Cancellation cancellation)
            throws UnreadableFileException {
        ResultReader reader = reader(query, cancellation);
        return overFiles(() -> with(cancellation, duck -> {
            duck.readsFiles();
            return duck.query(reader.readable(query.sql()), reader::read);
        }));
    }

    private ResultReader reader(DuckQuery query, Cancellation cancellation) {
        List<SqlType> types =
                query.columns().stream().map(column -> column.type()).toList();
        return new ResultReader(types, spools, cancellation);
    }

    // ---- rows on their way

    /** Rows of canonical Java values, stored through DuckDB's appender. */
    public StagedRows stage(List<SqlType> types, Iterable<@Nullable Object[]> rows, Cancellation cancellation) {
        String name = newName("s");
        String columns = IntStream.range(0, types.size())
                .mapToObj(i -> "c" + (i + 1) + " " + PhysicalTypes.of(types.get(i)))
                .collect(joining(", "));
        return staging(name, cancellation, duck -> {
            duck.update("CREATE TABLE " + name + " (" + columns + ")");
            fill(duck, name, types, rows);
        });
    }

    private void fill(DuckLease duck, String table, List<SqlType> types, Iterable<@Nullable Object[]> rows) {
        duck.append(table, appender -> new RowAppender(RowAppender.Slot.cells(types), appender).all(rows, workers));
    }

    /** What a DuckDB SELECT of that many columns gives (from read_csv, read_parquet, …), renamed {@code c1}, {@code c2}, … */
    public StagedRows stage(String select, int columns, Cancellation cancellation) {
        String name = newName("s");
        return staging(name, cancellation, duck -> duck.update(created(name, select, columns)));
    }

    private static String created(String table, String select, int columns) {
        String names = IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).collect(joining(", "));
        return "CREATE TABLE " + table + " AS SELECT * FROM (" + select + ") AS q(" + names + ")";
    }

    /** More rows of canonical Java values behind those that are staged already. */
    public void append(
            StagedRows to, List<SqlType> types, Iterable<@Nullable Object[]> rows, Cancellation cancellation) {
        try (DuckLease duck = lease(cancellation)) {
            fill(duck, to.name(), types, rows);
        }
    }

    /** As {@link #stage(String, int, Cancellation)}, of a file that may be damaged. */
    public StagedRows stageFile(String select, int columns, Cancellation cancellation) throws UnreadableFileException {
        String name = newName("s");
        return overFiles(() -> staging(name, cancellation, duck -> {
            duck.readsFiles();
            duck.update(created(name, select, columns));
        }));
    }

    /** What a DuckDB SELECT of files that may be damaged gives, behind the rows that are staged already; all of it or nothing. */
    public void appendFile(StagedRows to, String select, Cancellation cancellation) throws UnreadableFileException {
        overFiles(() -> with(cancellation, duck -> {
            duck.readsFiles();
            return duck.update("INSERT INTO " + to.name() + " " + select);
        }));
    }

    /** Work on a lease that {@link DuckLease#readsFiles}. */
    private static <T> T overFiles(Supplier<T> work) throws UnreadableFileException {
        try {
            return work.get();
        } catch (DuckLease.FileFault fault) {
            throw new UnreadableFileException(fault);
        }
    }

    /** Writes what a DuckDB SELECT gives to a Parquet file below the account's directory. */
    public void exportParquet(String select, Path file, boolean snappy, Cancellation cancellation) {
        String path = file.toString().replace("'", "''");
        with(
                cancellation,
                duck -> duck.update("COPY (" + select + ") TO '" + path + "' (FORMAT parquet, COMPRESSION "
                        + (snappy ? "snappy" : "uncompressed") + ")"));
    }

    private StagedRows staging(String name, Cancellation cancellation, Consumer<DuckLease> work) {
        StagedRows staged = new StagedRows(this, name);
        try (DuckLease duck = lease(cancellation)) {
            work.accept(duck);
            return staged;
        } catch (RuntimeException e) {
            staged.close();
            throw e;
        }
    }

    // ---- writing

    /** Keeps other transactions from something beside a table until this one ends; waits as for a table. */
    public void lock(Transaction transaction, String key, String shown, LockRequest request) {
        locks.acquire(key, shown, transaction, request);
    }

    /** The locks of tables and streams that transactions have or wait for. */
    public List<TableLock> locks() {
        return locks.all();
    }

    /** Takes the lock, then the snapshot and a number. To be followed by {@link #finish} or {@link #undo}. */
    public Write begin(Transaction transaction, Table table, LockMode mode, LockRequest request) {
        boolean locked = mode == LockMode.EXCLUSIVE
                && locks.acquire(table.physical(), table.name().toString(), transaction, request);
        transaction.oneWriteAtATime().lock();
        Snapshot snapshot = book.snapshot(transaction);
        long number = book.begin(transaction, table.physical());
        book.remember(request.queryId(), snapshot, number);
        return new Write(transaction, table, number, snapshot, locked);
    }

    /** The write stays, as part of its transaction. */
    public void finish(Write write) {
        write.transaction().oneWriteAtATime().unlock();
    }

    /** The write leaves no trace; a lock that it took is given back. {@code stored}: something of it may be in DuckDB. */
    public void undo(Write write, boolean stored) {
        try {
            if (stored) {
                takeBack(Map.of(write.table().physical(), List.of(write.number())));
            }
        } finally {
            book.forget(write.transaction(), write.number());
            if (write.lockedHere()) {
                locks.release(write.table().physical(), write.transaction());
            }
            write.transaction().oneWriteAtATime().unlock();
        }
    }

    /** Carries out a bound statement, whole or not at all. {@code anyRowWins} is ERROR_ON_NONDETERMINISTIC_MERGE, or _UPDATE, = FALSE. */
    public DmlCounts apply(Write write, DmlPlan plan, boolean anyRowWins, Cancellation cancellation) {
        return writing(write, cancellation, applier -> applier.apply(plan, anyRowWins));
    }

    /** As {@link #apply}, of a statement that reads files; where that fails, a file may be damaged, or a value in it not fit. */
    public DmlCounts applyOfFiles(Write write, DmlPlan.Insert plan, Cancellation cancellation)
            throws UnreadableFileException {
        return overFiles(
                () -> writing(write, cancellation, applier -> applier.ofFiles().apply(plan, false)));
    }

    /** Inserts what a DuckDB SELECT gives, one output column for each of {@code columns}; the other columns become NULL. */
    public long insert(Write write, List<Column> columns, String select, Cancellation cancellation) {
        return writing(write, cancellation, applier -> applier.insert(columns, select));
    }

    /**
     * Inserts rows of canonical Java values that meet NOT NULL, one cell for each of {@code columns}; the other columns become NULL. What
     * fails in making a row leaves nothing behind.
     *
     * @return false where DuckDB's table is not of just the columns' types, and nothing was read
     */
    public boolean append(
            Write write, List<Column> columns, Iterable<@Nullable Object[]> rows, Cancellation cancellation) {
        return writing(write, cancellation, applier -> applier.append(columns, rows, workers));
    }

    /** Ends all rows that the statement sees. */
    public long truncate(Write write, Cancellation cancellation) {
        return writing(write, cancellation, DmlApplier::endVisible);
    }

    private <T> T writing(Write write, Cancellation cancellation, Function<DmlApplier, T> work) {
        return latches.using(
                write.table().physical(),
                () -> with(cancellation, duck -> {
                    boolean tracked = structure.isTracked(write.table().physical());
                    DmlApplier applier = new DmlApplier(duck, write, tracked);
                    T outcome = work.apply(applier);
                    purger.ended(write, applier.ended());
                    return outcome;
                }));
    }

    // ---- transactions

    public void commit(Transaction transaction, Instant now) {
        Set<String> tables = book.commit(transaction, now);
        transaction.committed();
        locks.releaseAll(transaction);
        tables.forEach(table -> purger.removable(table, now).ifPresent(range -> purge(table, range)));
    }

    /** Removes the rows that the transaction made and revives those that it ended. */
    public void rollback(Transaction transaction) {
        transaction.oneWriteAtATime().lock();
        try {
            takeBack(book.writesByTable(transaction));
            book.forgetAll(transaction);
            transaction.rolledBack();
        } finally {
            locks.releaseAll(transaction);
            transaction.oneWriteAtATime().unlock();
        }
    }

    private void purge(String table, Purger.Range range) {
        latches.using(table, () -> {
            String delete = "DELETE FROM " + table + " WHERE " + Snapshot.END + " > " + range.after() + " AND "
                    + Snapshot.END + " <= " + range.upTo();
            return structure.exists(table) ? with(new Cancellation(), duck -> duck.update(delete)) : 0L;
        });
    }

    private void takeBack(Map<String, List<Long>> byTable) {
        byTable.forEach((table, writes) -> latches.using(table, () -> {
            if (structure.exists(table)) {
                takeBack(table, writes.stream().map(String::valueOf).collect(joining(", ", "(", ")")));
            }
            return true;
        }));
    }

    private void takeBack(String table, String writes) {
        try (DuckLease duck = lease(new Cancellation())) {
            duck.begin("");
            duck.update("DELETE FROM " + table + " WHERE " + Snapshot.BEGIN + " IN " + writes);
            duck.update("UPDATE " + table + " SET " + Snapshot.END + " = " + Snapshot.ALIVE + " WHERE " + Snapshot.END
                    + " IN " + writes);
            duck.commit();
        }
    }

    // ---- snapshots of the account

    /** All rows, tables and counters, where all is committed: rows of later writes go, and those that later writes ended live again. */
    @Override
    public Runnable keep() {
        long last = book.last();
        kept.add(new Snapshot(last, List.of()));
        Set<String> tables = structure.tables();
        Runnable structures = structure.keep();
        return () -> {
            takeBackAfter(last, tables);
            structures.run();
            kept.removeIf(moment -> moment.last() > last);
            book.forgetAfter(last);
            purger.forgetAfter(last);
            errors.clear();
        };
    }

    private void takeBackAfter(long last, Set<String> tables) {
        Set<String> written = book.writtenAfter(last);
        written.retainAll(tables);
        if (written.isEmpty()) {
            return;
        }
        try (DuckLease duck = lease(new Cancellation())) {
            duck.begin("");
            for (String table : written) {
                duck.update("DELETE FROM " + table + " WHERE " + Snapshot.BEGIN + " > " + last);
                duck.update("UPDATE " + table + " SET " + Snapshot.END + " = " + Snapshot.ALIVE + " WHERE "
                        + Snapshot.END + " > " + last + " AND " + Snapshot.END + " < " + Snapshot.ALIVE);
            }
            duck.commit();
        }
    }

    // ---- connections

    void execute(String sql) {
        with(new Cancellation(), duck -> duck.update(sql));
    }

    <T> T with(Cancellation cancellation, Function<DuckLease, T> work) {
        try (DuckLease duck = lease(cancellation)) {
            return work.apply(duck);
        }
    }

    private DuckLease lease(Cancellation cancellation) {
        try {
            return pool.borrow(cancellation);
        } catch (SQLException e) {
            throw new IllegalStateException("the account is closed", e);
        }
    }

    @Override
    public void close() {
        workers.close();
        try {
            pool.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not stop", e);
        }
    }
}
