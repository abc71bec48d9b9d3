package dev.glueflake.testkit.snowflake.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps DuckDB's ALTER of a table apart from its writes, which DuckDB would answer with a conflict. Held for single DuckDB transactions only. */
final class StructureLatches {
    private final Map<String, ReadWriteLock> latches = new ConcurrentHashMap<>();

    <T> T using(String table, Supplier<T> work) {
        return holding(of(table).readLock(), work);
    }

    void changing(String table, Runnable work) {
        holding(of(table).writeLock(), () -> {
            work.run();
            return true;
        });
    }

    private ReadWriteLock of(String table) {
        return latches.computeIfAbsent(table, key -> new ReentrantReadWriteLock());
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
