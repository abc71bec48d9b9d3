package dev.glueflake.testkit.snowflake.internal.engine;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What DuckDB holds under generated names: tables, their columns, sequences. Thread-safe. */
public final class Structure implements Restorable {
    private final Engine engine;
    private final StructureLatches latches;
    private final Set<String> tables = ConcurrentHashMap.newKeySet();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final List<Alteration> alterations = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> tracked = new ConcurrentHashMap<>();

    Structure(Engine engine, StructureLatches latches) {
        this.engine = engine;
        this.latches = latches;
    }

    /** A change of a table that is there, and what takes it back. */
    private record Alteration(String table, String undo) {}

    /** The counter of one sequence. */
    private record Counter(
            long start, long increment, @Nullable Long last) {
        long next() {
            return last == null ? start : last + increment;
        }
    }

    /** Makes the empty DuckDB table of a new Snowflake table. */
    public void create(Table table) {
        String columns = table.columns().stream().map(Structure::definition).collect(joining(", "));
        String stamp = " " + Snapshot.WRITE + " NOT NULL";
        engine.execute("CREATE TABLE " + table.physical() + " (" + columns + ", " + Snapshot.BEGIN + stamp + ", "
                + Snapshot.END + stamp + ")");
        tables.add(table.physical());
        trackIfAsked(table, table.createdOn());
    }

    /** From now on, unless they do so already, updated rows of the table remember which row they were. */
    public void track(String physical, Instant now) {
        if (isTracked(physical)) {
            return;
        }
        latches.changing(physical, () -> {
            engine.execute("ALTER TABLE " + physical + " ADD COLUMN IF NOT EXISTS " + Snapshot.ORIGIN + " BIGINT");
            tracked.putIfAbsent(physical, now);
        });
    }

    /** The same, where CHANGE_TRACKING is on. */
    public void trackIfAsked(Table table, Instant now) {
        if (table.options().changeTracking()) {
            track(table.physical(), now);
        }
    }

    /** Since when they do, where they do. */
    public Optional<Instant> trackedSince(String physical) {
        return Optional.ofNullable(tracked.get(physical));
    }

    public boolean isTracked(String physical) {
        return tracked.containsKey(physical);
    }

    public void createSequence(String physical, long start, long increment) {
        engine.execute("CREATE SEQUENCE " + counting(physical, start, increment));
    }

    private static String counting(String physical, long start, long increment) {
        String bounds = " MINVALUE " + Long.MIN_VALUE + " MAXVALUE " + Long.MAX_VALUE;
        return physical + " INCREMENT " + increment + bounds + " START " + start;
    }

    /** The value that a sequence gives next. */
    public long nextValue(String sequence) {
        return Objects.requireNonNull(
                        counters(" WHERE sequence_name = '" + sequence + "'").get(sequence))
                .next();
    }

    private Map<String, Counter> counters(String where) {
        String sql = "SELECT sequence_name, start_value, increment_by, last_value FROM duckdb_sequences()" + where;
        return engine.with(
                new Cancellation(),
                duck -> duck.query(sql, rows -> {
                    Map<String, Counter> found = new HashMap<>();
                    while (rows.next()) {
                        Object last = rows.getObject(4);
                        Counter counter = new Counter(
                                rows.getLong(2), rows.getLong(3), last == null ? null : ((Number) last).longValue());
                        found.put(rows.getString(1), counter);
                    }
                    return found;
                }));
    }

    /**
     * Adds a column to the DuckDB table.
     *
     * @param value for the rows that are there: a DuckDB literal of the column's type, or null
     */
    public void addColumn(Table table, Column column, @Nullable String value) {
        String alter = "ALTER TABLE " + table.physical() + " ";
        latches.changing(table.physical(), () -> {
            engine.execute(alter + "ADD COLUMN " + definition(column) + (value == null ? "" : " DEFAULT " + value));
            if (value != null) {
                engine.execute(alter + "ALTER COLUMN " + column.physical() + " DROP DEFAULT");
            }
            altered(table, "DROP COLUMN " + column.physical());
        });
    }

    /**
     * Gives a column another type. Values of ended rows that do not fit it are lost, and with them time travel to before those rows
     * were ended; one of a row that is alive fails the change.
     */
    public void changeType(Table table, Column column, SqlType type) {
        String name = column.physical();
        String after = PhysicalTypes.of(type);
        String attempt = "TRY_CAST(" + name + " AS " + after + ")";
        latches.changing(table.physical(), () -> {
            loseEnded(table, attempt + " IS NULL AND " + name + " IS NOT NULL");
            engine.execute("ALTER TABLE " + table.physical() + " ALTER COLUMN " + name + " TYPE " + after
                    + " USING CASE WHEN " + Snapshot.END + " = " + Snapshot.ALIVE + " THEN CAST(" + name + " AS "
                    + after
                    + ") ELSE " + attempt + " END");
            // DuckDB converts rows too that are deleted already, and those may not fit.
            String before = PhysicalTypes.of(column.type());
            altered(
                    table,
                    "ALTER COLUMN " + name + " TYPE " + before + " USING TRY_CAST(" + name + " AS " + before + ")");
        });
    }

    /** Notes that the past of the table is no longer whole where ended rows are among those that {@code lost} means. */
    private void loseEnded(Table table, String lost) {
        String sql = "SELECT max(" + Snapshot.END + ") FROM " + table.physical() + " WHERE " + Snapshot.END + " < "
                + Snapshot.ALIVE + " AND " + lost;
        long last =
                engine.with(new Cancellation(), duck -> duck.query(sql, rows -> rows.next() ? rows.getLong(1) : 0L));
        if (last > 0 && held.contains(table.physical())) {
            throw Errors.unsupported(
                    "ALTER COLUMN SET DATA TYPE over deleted values that a snapshot of the account keeps");
        }
        engine.purger().lost(table.physical(), last);
    }

    private void altered(Table table, String undo) {
        if (held.contains(table.physical())) {
            alterations.add(new Alteration(table.physical(), undo));
        }
    }

    /** Removes a table for good, with all its past; one that a snapshot has stays for that. */
    public void destroy(Table table) {
        if (!held.contains(table.physical())) {
            destroy(table.physical());
        }
    }

    private void destroy(String physical) {
        latches.changing(physical, () -> {
            tables.remove(physical);
            engine.purger().forget(physical);
            engine.book().forgetTable(physical);
            engine.execute("DROP TABLE IF EXISTS " + physical);
        });
    }

    /** Whether a table of that physical name has not been destroyed. */
    boolean exists(String physical) {
        return tables.contains(physical);
    }

    Set<String> tables() {
        return Set.copyOf(tables);
    }

    /** From now on nothing of what is there now is destroyed; the result makes tables, columns and counters what they are now. */
    @Override
    public Runnable keep() {
        Set<String> kept = Set.copyOf(tables);
        held.addAll(kept);
        int altered = alterations.size();
        Map<String, Counter> counters = counters("");
        Map<String, Instant> since = Map.copyOf(tracked);
        return () -> {
            held.retainAll(kept);
            tables.stream().filter(table -> !kept.contains(table)).forEach(this::destroy);
            undoAlterations(altered);
            restore(counters);
            tracked.keySet().retainAll(since.keySet());
        };
    }

    private void undoAlterations(int kept) {
        while (alterations.size() > kept) {
            Alteration last = alterations.remove(alterations.size() - 1);
            if (exists(last.table())) {
                latches.changing(last.table(), () -> engine.execute("ALTER TABLE " + last.table() + " " + last.undo()));
            }
        }
    }

    private void restore(Map<String, Counter> kept) {
        Map<String, Counter> now = counters("");
        kept.forEach((sequence, counter) -> {
            Counter moved = now.get(sequence);
            if (moved == null || moved.next() != counter.next()) {
                engine.execute("CREATE OR REPLACE SEQUENCE " + counting(sequence, counter.next(), counter.increment()));
            }
        });
    }

    private static String definition(Column column) {
        return column.physical() + " " + PhysicalTypes.of(column.type());
    }
}
