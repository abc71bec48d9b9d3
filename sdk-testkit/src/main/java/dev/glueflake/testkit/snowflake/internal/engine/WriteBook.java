package dev.glueflake.testkit.snowflake.internal.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the writes of an account and knows which are committed, and when. A write is hidden from others from
 * {@link #begin} until its transaction commits; it stays hidden while a rollback removes its rows. Thread-safe.
 */
public final class WriteBook {
    /** Time travel by query id reaches so many writing statements back. */
    private static final int MAX_STATEMENTS = 20_000;

    /** What a statement saw, and the same with its own writes. */
    private record StatementSnapshots(Snapshot before, Snapshot after) {}

    private final Map<Long, Transaction> open = new TreeMap<>();
    private final TreeMap<Instant, List<Long>> commits = new TreeMap<>();
    private final Map<String, StatementSnapshots> statements = new LinkedHashMap<>();
    private final TreeMap<Long, Integer> reading = new TreeMap<>();
    private final Map<String, Long> lastOfTable = new HashMap<>();
    private long lastWrite;
    private long lastTransaction;

    /** A new transaction without writes. */
    public synchronized Transaction open(@Nullable String name, Instant now) {
        return new Transaction(++lastTransaction, name, now, snapshot(null), false);
    }

    /** One whose statements all see the same. */
    public synchronized Transaction openRepeatable(Instant now) {
        return new Transaction(++lastTransaction, null, now, snapshot(null), true);
    }

    /** What a statement of {@code own}'s session sees now; null where no transaction is open. */
    public synchronized Snapshot snapshot(@Nullable Transaction own) {
        if (own != null && own.isRepeatable()) {
            return repeated(own);
        }
        List<Long> hidden = new ArrayList<>();
        open.forEach((write, transaction) -> {
            if (transaction != own) {
                hidden.add(write);
            }
        });
        return new Snapshot(lastWrite, hidden);
    }

    /** Keeps all that may be seen now, until it is closed: for a statement, whose snapshots are taken while it runs. */
    public synchronized Reading read() {
        long now = lastWrite;
        reading.merge(now, 1, Integer::sum);
        return () -> over(now);
    }

    private synchronized void over(long since) {
        reading.computeIfPresent(since, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Something that looks at rows. */
    public interface Reading extends AutoCloseable {
        @Override
        void close();
    }

    /** The last write up to which all were over at that moment, and for all that still runs. */
    synchronized long settled(Instant moment) {
        if (commits.isEmpty() || commits.firstKey().isAfter(moment)) {
            return 0;
        }
        long settled = reading.isEmpty() ? lastWrite : reading.firstKey();
        for (long write : open.keySet()) {
            settled = Math.min(settled, write - 1);
        }
        for (List<Long> later : commits.tailMap(moment, false).values()) {
            for (long write : later) {
                settled = Math.min(settled, write - 1);
            }
        }
        return settled;
    }

    private Snapshot repeated(Transaction own) {
        List<Long> hidden = new ArrayList<>(own.start().hidden());
        for (long write = own.start().last() + 1; write <= lastWrite; write++) {
            if (!own.writes().containsKey(write)) {
                hidden.add(write);
            }
        }
        return new Snapshot(lastWrite, hidden);
    }

    /** The number of a new write of a table. */
    synchronized long begin(Transaction transaction, String physicalTable) {
        long write = next();
        open.put(write, transaction);
        transaction.writes().put(write, physicalTable);
        lastOfTable.put(physicalTable, write);
        return write;
    }

    /** The number of a change that is no rows of a table, such as an external table's new files: committed at once. */
    public synchronized long mark(Instant now) {
        long write = next();
        commits.computeIfAbsent(notBefore(now), key -> new ArrayList<>()).add(write);
        return write;
    }

    private long next() {
        if (lastWrite == Snapshot.ALIVE - 1) {
            throw new IllegalStateException("the account has made as many writes as a row can tell apart");
        }
        return ++lastWrite;
    }

    /** Whether no transaction has changes that others do not see. */
    public synchronized boolean isAllCommitted() {
        return open.isEmpty();
    }

    synchronized long last() {
        return lastWrite;
    }

    /** Tables of later writes than that one. */
    synchronized Set<String> writtenAfter(long write) {
        Set<String> tables = new HashSet<>();
        lastOfTable.forEach((table, last) -> {
            if (last > write) {
                tables.add(table);
            }
        });
        return tables;
    }

    /** No later write than that one has left anything; numbers go on nevertheless. */
    synchronized void forgetAfter(long write) {
        commits.values().forEach(writes -> writes.removeIf(each -> each > write));
        commits.values().removeIf(List::isEmpty);
        statements.values().removeIf(seen -> seen.after().last() > write);
        lastOfTable.replaceAll((table, last) -> Math.min(last, write));
    }

    synchronized void forgetTable(String physicalTable) {
        lastOfTable.remove(physicalTable);
    }

    /** The write has left no rows. */
    synchronized void forget(Transaction transaction, long write) {
        open.remove(write);
        transaction.writes().remove(write);
    }

    synchronized Map<String, List<Long>> writesByTable(Transaction transaction) {
        Map<String, List<Long>> byTable = new HashMap<>();
        transaction.writes().forEach((write, table) -> byTable.computeIfAbsent(table, key -> new ArrayList<>())
                .add(write));
        return byTable;
    }

    synchronized void forgetAll(Transaction transaction) {
        transaction.writes().keySet().forEach(open::remove);
        transaction.writes().clear();
    }

    /** Returns the tables that were written. */
    synchronized Set<String> commit(Transaction transaction, Instant now) {
        Set<String> tables = Set.copyOf(transaction.writes().values());
        List<Long> writes = List.copyOf(transaction.writes().keySet());
        writes.forEach(open::remove);
        transaction.writes().clear();
        if (!writes.isEmpty()) {
            commits.computeIfAbsent(notBefore(now), key -> new ArrayList<>()).addAll(writes);
        }
        return tables;
    }

    private Instant notBefore(Instant now) {
        return commits.isEmpty() || now.isAfter(commits.lastKey()) ? now : commits.lastKey();
    }

    /** Remembers what a statement saw and wrote, for time travel by its query id. */
    synchronized void remember(String queryId, Snapshot seen, long write) {
        StatementSnapshots known = statements.getOrDefault(queryId, new StatementSnapshots(seen, seen));
        statements.put(
                queryId, new StatementSnapshots(known.before(), known.after().and(write)));
        if (statements.size() > MAX_STATEMENTS) {
            statements.remove(statements.keySet().iterator().next());
        }
    }

    /** What was committed at that moment. */
    public synchronized Snapshot at(Instant moment) {
        long last = 0;
        for (List<Long> writes : commits.headMap(moment, true).values()) {
            for (long write : writes) {
                last = Math.max(last, write);
            }
        }
        List<Long> hidden = new ArrayList<>();
        for (List<Long> writes : commits.tailMap(moment, false).values()) {
            hidden.addAll(upTo(last, writes));
        }
        hidden.addAll(upTo(last, open.keySet()));
        return new Snapshot(last, hidden);
    }

    /** What a statement that wrote saw before it, or just after it. */
    public synchronized Optional<Snapshot> at(String queryId, boolean beforeIt) {
        return Optional.ofNullable(statements.get(queryId)).map(found -> beforeIt ? found.before() : found.after());
    }

    private static List<Long> upTo(long last, Iterable<Long> writes) {
        List<Long> found = new ArrayList<>();
        for (long write : writes) {
            if (write <= last) {
                found.add(write);
            }
        }
        return found;
    }
}
