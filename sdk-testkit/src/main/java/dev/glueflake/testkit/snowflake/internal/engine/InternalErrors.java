package dev.glueflake.testkit.snowflake.internal.engine;

import java.util.ArrayList;
import java.util.List;

/** Faults of the fake itself, so that a test can fail for them instead of only logging. Thread-safe. */
public final class InternalErrors {
    private static final int KEPT = 100;

    private final List<Throwable> errors = new ArrayList<>();

    public synchronized void add(Throwable error) {
        if (errors.size() < KEPT) {
            errors.add(error);
        }
    }

    synchronized void clear() {
        errors.clear();
    }

    public synchronized List<Throwable> all() {
        return List.copyOf(errors);
    }
}
