package dev.glueflake.testkit.aws.internal.glue.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What has happened and waits to be looked at. Needs no lock: those who tell of it hold locks of their own, which whoever
 * looks at it may want.
 */
final class Arrivals {
    private final Queue<PartEnd> ends = new ConcurrentLinkedQueue<>();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    /** An event for a workflow. */
    record Event(String workflow, String id, Instant at) {}

    void add(PartEnd end) {
        ends.add(end);
    }

    void add(Event event) {
        events.add(event);
    }

    /** Takes all ends out, the earliest first. */
    List<PartEnd> takeEnds() {
        return take(ends, Comparator.comparing(PartEnd::at));
    }

    List<Event> takeEvents() {
        return take(events, Comparator.comparing(Event::at));
    }

    private static <T> List<T> take(Queue<T> queue, Comparator<T> order) {
        List<T> taken = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        taken.sort(order);
        return taken;
    }

    void clear() {
        ends.clear();
        events.clear();
    }
}
