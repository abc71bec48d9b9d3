package dev.glueflake.testkit.snowflake.internal.engine;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What DuckDB holds under generated names: tables, their columns, sequences. Thread-safe. */
public final class Structure {
    private final Engine engine;
    private final StructureLatches latches;
    private final Set<String> destroyed = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> tracked = new ConcurrentHashMap<>();

    Structure(Engine engine, StructureLatches latches) {
        this.engine = engine;
        this.latches = latches;
    }

    /** Makes the empty DuckDB table of a new Snowflake table. */
    public void create(Table table) {
        String columns = table.columns().stream().map(Structure::definition).collect(joining(", "));
        engine.execute("CREATE TABLE " + table.physical() + " (" + columns + ", " + Snapshot.BEGIN
                + " BIGINT NOT NULL, " + Snapshot.END + " BIGINT NOT NULL, " + Snapshot.ORIGIN + " BIGINT)");
    }

    /** From now on updated rows of the table remember which row they were; returns the moment since when they do. */
    public Instant track(String physical, Instant now) {
        return tracked.computeIfAbsent(physical, key -> now);
    }

    public boolean isTracked(String physical) {
        return tracked.containsKey(physical);
    }

    public void createSequence(String physical, long start, long increment) {
        String bounds = " MINVALUE " + Long.MIN_VALUE + " MAXVALUE " + Long.MAX_VALUE;
        engine.execute("CREATE SEQUENCE " + physical + " INCREMENT " + increment + bounds + " START " + start);
    }

    /** The value that a sequence gave last; empty before its first one. */
    public Optional<Long> lastValue(String sequence) {
        String sql = "SELECT last_value FROM duckdb_sequences() WHERE sequence_name = '" + sequence + "'";
        return engine.with(
                new Cancellation(),
                duck -> duck.query(sql, rows -> {
                    Object last = rows.next() ? rows.getObject(1) : null;
                    return last == null ? Optional.<Long>empty() : Optional.of(((Number) last).longValue());
                }));
    }

    /** The value that a sequence gives first. */
    public long startValue(String sequence) {
        String sql = "SELECT start_value FROM duckdb_sequences() WHERE sequence_name = '" + sequence + "'";
        return engine.with(new Cancellation(), duck -> duck.query(sql, rows -> rows.next() ? rows.getLong(1) : 0));
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
        });
    }

    public void changeType(Table table, Column column, SqlType type) {
        String change = " ALTER COLUMN " + column.physical() + " TYPE " + PhysicalTypes.of(type);
        latches.changing(table.physical(), () -> engine.execute("ALTER TABLE " + table.physical() + change));
    }

    /** Removes a table for good, with all its past. */
    public void destroy(Table table) {
        latches.changing(table.physical(), () -> {
            destroyed.add(table.physical());
            engine.purger().forget(table.physical());
            engine.execute("DROP TABLE IF EXISTS " + table.physical());
        });
    }

    /** Whether a table of that physical name has not been destroyed. */
    boolean exists(String physical) {
        return !destroyed.contains(physical);
    }

    private static String definition(Column column) {
        return column.physical() + " " + PhysicalTypes.of(column.type());
    }
}
