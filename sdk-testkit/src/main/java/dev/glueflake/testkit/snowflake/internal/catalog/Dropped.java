package dev.glueflake.testkit.snowflake.internal.catalog;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What was dropped and can come back, by name, the last one first: how a snapshot keeps such maps. */
final class Dropped {
    private Dropped() {}

    static <K, T> Runnable keep(Map<K, Deque<T>> dropped) {
        Map<K, Deque<T>> kept = copy(dropped);
        return () -> {
            dropped.clear();
            dropped.putAll(copy(kept));
        };
    }

    static <K, T> Map<K, Deque<T>> copy(Map<K, Deque<T>> dropped) {
        Map<K, Deque<T>> copy = new HashMap<>();
        dropped.forEach((key, gone) -> copy.put(key, new ArrayDeque<>(gone)));
        return copy;
    }

    static <T> Stream<T> all(Map<?, Deque<T>> dropped) {
        return dropped.values().stream().flatMap(Collection::stream);
    }
}
