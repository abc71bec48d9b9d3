package dev.glueflake.testkit.snowflake.internal.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something of the account that a snapshot keeps. */
public interface Restorable {
    /** Keeps what this is now; the result puts it back, as often as it is run. Not to be run beside statements. */
    Runnable keep();

    /** Keeps the entries of a map. */
    static <K, V> Runnable entries(Map<K, V> map) {
        Map<K, V> kept = new LinkedHashMap<>(map);
        return () -> {
            map.clear();
            map.putAll(kept);
        };
    }

    /** Keeps the elements of a collection. */
    static <T> Runnable elements(Collection<T> collection) {
        List<T> kept = new ArrayList<>(collection);
        return () -> {
            collection.clear();
            collection.addAll(kept);
        };
    }

    /** The same step, done while nobody else has the monitor. */
    static Runnable guarded(Object monitor, Runnable step) {
        return () -> {
            synchronized (monitor) {
                step.run();
            }
        };
    }

    /** Puts back all of these, in this order. */
    static Runnable all(List<Runnable> parts) {
        List<Runnable> kept = List.copyOf(parts);
        return () -> kept.forEach(Runnable::run);
    }
}
