package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Removes ended versions of rows that nobody can see any more: no transaction and no statement that is open, no time travel
 * within the table's retention, no reader of its past. Done at a commit, when enough rows have been ended since the last time
 * to be worth a pass over the table. Thread-safe.
 */
public final class Purger {
    private static final long WORTH_A_PASS = 1_000;

    private final WriteBook book;
    private final Map<String, Past> pasts = new ConcurrentHashMap<>();
    private final List<Function<String, List<Snapshot>>> readers = new CopyOnWriteArrayList<>();

    Purger(WriteBook book) {
        this.book = book;
    }

    /** Keeps whatever these snapshots do not see as ended, by the table's physical name: a stream's, which reads changes since its offset. */
    public void keepFor(Function<String, List<Snapshot>> readersOfTable) {
        readers.add(readersOfTable);
    }

    /** Whether that snapshot finds all its rows in the table. */
    public boolean isWhole(Table table, Snapshot snapshot) {
        Past past = pasts.get(table.physical());
        return past == null || past.gone() <= settledFor(snapshot);
    }

    /** Notes that rows which that write or an earlier one ended are not what they were. */
    void lost(String table, long write) {
        if (write > 0) {
            pasts.computeIfAbsent(table, key -> new Past()).lost(write);
        }
    }

    /** Notes that a write has ended so many rows. */
    void ended(Write write, long rows) {
        if (rows > 0) {
            pasts.computeIfAbsent(write.table().physical(), key -> new Past())
                    .ended(write.number(), rows, Duration.ofDays(write.table().retentionDays()));
        }
    }

    /** No later write than that one has ended anything. */
    void forgetAfter(long write) {
        pasts.values().forEach(past -> past.forgetAfter(write));
    }

    void forget(String table) {
        pasts.remove(table);
    }

    /** Writes after one number up to another, whose ended rows go. */
    record Range(long after, long upTo) {}

    /** What to remove from the table now, if that is worth it; nobody else is told the same. */
    Optional<Range> removable(String table, Instant now) {
        Past past = pasts.get(table);
        return past == null ? Optional.empty() : past.removable(now, retention -> settled(table, now.minus(retention)));
    }

    private long settled(String table, Instant oldest) {
        long settled = book.settled(oldest);
        for (Function<String, List<Snapshot>> reader : readers) {
            for (Snapshot snapshot : reader.apply(table)) {
                settled = Math.min(settled, settledFor(snapshot));
            }
        }
        return settled;
    }

    /** The last write up to which the snapshot sees all. */
    private static long settledFor(Snapshot snapshot) {
        return snapshot.hidden().stream().mapToLong(hidden -> hidden - 1).reduce(snapshot.last(), Math::min);
    }

    /** What was ended in one table and not removed yet. */
    private static final class Past {
        private final TreeMap<Long, Long> endedByWrite = new TreeMap<>();
        private Duration retention = Duration.ZERO;
        private Instant due = Instant.MAX;
        private long sinceLastTry;
        private long purged;
        private long lost;

        synchronized void ended(long write, long rows, Duration tableRetention) {
            endedByWrite.merge(write, rows, Long::sum);
            sinceLastTry += rows;
            retention = tableRetention;
        }

        synchronized void lost(long write) {
            lost = Math.max(lost, write);
        }

        synchronized void forgetAfter(long write) {
            endedByWrite.tailMap(write, false).clear();
        }

        /** The last write of which an ended row is gone. */
        synchronized long gone() {
            return Math.max(purged, lost);
        }

        /** Tried again after as many rows, or when what is too young today is old enough. */
        synchronized Optional<Range> removable(Instant now, ToLongFunction<Duration> settled) {
            if (sinceLastTry < WORTH_A_PASS && now.isBefore(due)) {
                return Optional.empty();
            }
            sinceLastTry = 0;
            due = now.plus(retention.isZero() ? Duration.ofDays(1) : retention);
            long last = settled.applyAsLong(retention);
            Map<Long, Long> old = endedByWrite.headMap(last, true);
            if (old.values().stream().mapToLong(Long::longValue).sum() < WORTH_A_PASS) {
                return Optional.empty();
            }
            old.clear();
            Range range = new Range(purged, last);
            purged = last;
            return Optional.of(range);
        }
    }
}
