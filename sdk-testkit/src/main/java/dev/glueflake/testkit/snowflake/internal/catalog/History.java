package dev.glueflake.testkit.snowflake.internal.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What happened in an account, the oldest first; of very many the oldest are forgotten. Thread-safe. */
public final class History<T> implements Restorable {
    private static final int MOST = 10_000;

    private final Deque<T> events = new ArrayDeque<>();

    public synchronized void add(T event) {
        events.addLast(event);
        if (events.size() > MOST) {
            events.removeFirst();
        }
    }

    public synchronized List<T> all() {
        return new ArrayList<>(events);
    }

    @Override
    public synchronized Runnable keep() {
        return Restorable.guarded(this, Restorable.elements(events));
    }
}
