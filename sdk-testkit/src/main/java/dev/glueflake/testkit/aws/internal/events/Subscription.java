package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.Events;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events that wait for a handler. */
final class Subscription implements Events.Subscription {
    private final Deque<String> waiting = new ArrayDeque<>();
    private final EventPattern pattern;

    Subscription(EventPattern pattern) {
        this.pattern = pattern;
    }

    synchronized void offer(ObjectNode event, String text) {
        if (pattern.matches(event)) {
            waiting.addLast(text);
        }
    }

    @Override
    public int deliver(Consumer<String> handler) {
        int taken = 0;
        for (String event = waiting(); event != null; event = waiting()) {
            handler.accept(event);
            done(event);
            taken++;
        }
        return taken;
    }

    @Override
    public synchronized int pending() {
        return waiting.size();
    }

    private synchronized @Nullable String waiting() {
        return waiting.peekFirst();
    }

    private synchronized void done(String event) {
        waiting.removeFirstOccurrence(event);
    }

    synchronized void clear() {
        waiting.clear();
    }
}
