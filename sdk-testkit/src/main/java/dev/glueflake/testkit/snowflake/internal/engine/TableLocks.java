package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One writer for a table until its transaction ends; others wait. Thread-safe. */
final class TableLocks {
    private final Map<String, TableLock> owners = new LinkedHashMap<>();
    private final Map<Transaction, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(String table, TableLock wanted) {}

    /**
     * Takes the lock of a table, or waits for it.
     *
     * @param shown the table's name, for messages
     * @return false where the transaction had it already
     */
    boolean acquire(String table, String shown, Transaction transaction, LockRequest request) {
        Runnable interrupt = this::wakeAll;
        request.cancellation().begin(interrupt);
        try {
            long deadline = System.nanoTime() + request.limit().toNanos();
            return await(table, new TableLock(shown, transaction, request, false), deadline);
        } finally {
            request.cancellation().end(interrupt);
        }
    }

    private synchronized boolean await(String table, TableLock wanted, long deadline) {
        Transaction transaction = wanted.transaction();
        try {
            for (Transaction owner = owner(table); owner != null; owner = owner(table)) {
                if (owner == transaction) {
                    return false;
                }
                wanted.request().cancellation().check();
                refuseDeadlock(owner, transaction, wanted.shown());
                waiting.put(transaction, new Waiting(table, wanted));
                pause(deadline, wanted.shown(), owner);
            }
        } finally {
            waiting.remove(transaction);
        }
        owners.put(table, new TableLock(wanted.shown(), transaction, wanted.request(), true));
        return true;
    }

    private @Nullable Transaction owner(String table) {
        TableLock lock = owners.get(table);
        return lock == null ? null : lock.transaction();
    }

    /** Those that are held, then those that are waited for. */
    synchronized List<TableLock> all() {
        List<TableLock> all = new ArrayList<>(owners.values());
        waiting.values().forEach(each -> all.add(each.wanted()));
        return all;
    }

    @SuppressWarnings("WaitNotInLoop") // the caller is the loop
    private void pause(long deadline, String shown, Transaction owner) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SnowflakeException(
                    "000625",
                    "57014",
                    "Transaction " + owner.id() + " has locked table '" + shown
                            + "' and this lock has not yet been released.\n"
                            + "Your statement was aborted because it waited longer than LOCK_TIMEOUT.");
        }
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SnowflakeException("000604", "57014", "SQL execution canceled");
        }
    }

    private void refuseDeadlock(Transaction owner, Transaction transaction, String shown) {
        Transaction next = owner;
        while (next != null) {
            if (next == transaction) {
                throw new SnowflakeException(
                        "000635",
                        "57014",
                        "Your statement was aborted because it waits in a deadlock for table '" + shown
                                + "', locked by transaction " + owner.id() + ".");
            }
            Waiting wanted = waiting.get(next);
            next = wanted == null ? null : owner(wanted.table());
        }
    }

    synchronized void release(String table, Transaction transaction) {
        if (owner(table) == transaction) {
            owners.remove(table);
        }
        notifyAll();
    }

    synchronized void releaseAll(Transaction transaction) {
        owners.values().removeIf(lock -> lock.transaction() == transaction);
        notifyAll();
    }

    private synchronized void wakeAll() {
        notifyAll();
    }
}
