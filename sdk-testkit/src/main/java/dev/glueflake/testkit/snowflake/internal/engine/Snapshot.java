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

    /** {@link #END} of a row that lives. */
    public static final long ALIVE = Long.MAX_VALUE;

    public Snapshot {
        hidden = List.copyOf(hidden);
    }

    /** The DuckDB predicate over {@link #BEGIN} and {@link #END}. */
    public String visible() {
        if (hidden.isEmpty()) {
            return BEGIN + " <= " + last + " AND " + END + " > " + last;
        }
        String list = hidden.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        return BEGIN + " <= " + last + " AND " + BEGIN + " NOT IN " + list + " AND (" + END + " > " + last + " OR "
                + END + " IN " + list + ")";
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
