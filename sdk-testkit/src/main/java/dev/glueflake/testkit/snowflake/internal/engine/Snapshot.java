package dev.glueflake.testkit.snowflake.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rows a statement may see: those of writes up to {@code last}, without the {@code hidden} ones, that no such write ended.
 */
public record Snapshot(long last, List<Long> hidden) {
    /** Column of the write that made a row. */
    public static final String BEGIN = "_b";

    /** Column of the write that ended a row. */
    public static final String END = "_e";

    /** Type of both columns; half of a BIGINT, as fresh memory is what loading a table costs most. */
    static final String WRITE = "INTEGER";

    /** Column of the row id that a row had before its first update, NULL for one that was never updated; only in tables that are tracked. */
    public static final String ORIGIN = "_o";

    /** {@link #END} of a row that lives. */
    public static final long ALIVE = Integer.MAX_VALUE;

    public Snapshot {
        hidden = List.copyOf(hidden);
    }

    /** The DuckDB predicate over {@link #BEGIN} and {@link #END}. */
    public String visible() {
        if (hidden.isEmpty()) {
            return BEGIN + " <= " + last + " AND " + END + " > " + last;
        }
        String list = list();
        return begun() + " AND (" + END + " > " + last + " OR " + END + " IN " + list + ")";
    }

    /** The DuckDB predicate for rows that a write it includes made, whether or not they have ended since. */
    public String begun() {
        return BEGIN + " <= " + last + (hidden.isEmpty() ? "" : " AND " + BEGIN + " NOT IN " + list());
    }

    /** Whether it sees what that write made. */
    public boolean includes(long write) {
        return write <= last && !hidden.contains(write);
    }

    /** What is included here or there. */
    public Snapshot or(Snapshot other) {
        boolean mine = last >= other.last;
        Snapshot longer = mine ? this : other;
        Snapshot shorter = mine ? other : this;
        return new Snapshot(
                longer.last,
                longer.hidden.stream()
                        .filter(write -> write > shorter.last || shorter.hidden.contains(write))
                        .toList());
    }

    private String list() {
        return hidden.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The same with one more write to see, which must be later than all others. */
    Snapshot and(long write) {
        List<Long> between = new ArrayList<>(hidden);
        for (long number = last + 1; number < write; number++) {
            between.add(number);
        }
        return new Snapshot(write, between);
    }
}
