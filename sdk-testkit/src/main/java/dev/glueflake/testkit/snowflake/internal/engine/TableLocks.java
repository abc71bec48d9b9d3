package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One writer for a table until its transaction ends; others wait. Thread-safe. */
final class TableLocks {
    private final Map<String, Transaction> owners = new HashMap<>();
    private final Map<Transaction, String> waiting = new HashMap<>();

    /**
     * Takes the lock of a table, or waits for it.
     *
     * @param shown the table's name, for messages
     * @return false where the transaction had it already
     */
    boolean acquire(String table, String shown, Transaction transaction, Duration limit, Cancellation cancellation) {
        Runnable interrupt = this::wakeAll;
        cancellation.begin(interrupt);
        try {
            return await(table, shown, transaction, System.nanoTime() + limit.toNanos(), cancellation);
        } finally {
            cancellation.end(interrupt);
        }
    }

    private synchronized boolean await(
            String table, String shown, Transaction transaction, long deadline, Cancellation cancellation) {
        try {
            for (Transaction owner = owners.get(table); owner != null; owner = owners.get(table)) {
                if (owner == transaction) {
                    return false;
                }
                cancellation.check();
                refuseDeadlock(owner, transaction, shown);
                waiting.put(transaction, table);
                pause(deadline, shown, owner);
            }
        } finally {
            waiting.remove(transaction);
        }
        owners.put(table, transaction);
        return true;
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
            String wanted = waiting.get(next);
            next = wanted == null ? null : owners.get(wanted);
        }
    }

    synchronized void release(String table, Transaction transaction) {
        owners.remove(table, transaction);
        notifyAll();
    }

    synchronized void releaseAll(Transaction transaction) {
        owners.values().removeIf(owner -> owner == transaction);
        notifyAll();
    }

    private synchronized void wakeAll() {
        notifyAll();
    }
}
