package dev.glueflake.glue.internal.pipeline;

import dev.glueflake.glue.event.EventFileHandler.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Messages that are taken, handled, and acknowledged. Not thread-safe. */
public interface Inbox extends AutoCloseable {
    int BATCH = 10;

    /** The next messages, at most ten; none when all were taken. */
    List<Message> next();

    /** Tells that messages were handled and never need to come again. */
    void done(List<Message> messages);

    /** Lets go of the messages that were taken and are not done. */
    @Override
    void close();

    /** Messages that are at hand, numbered in their order. */
    static Inbox of(List<String> bodies) {
        Deque<Message> open = new ArrayDeque<>();
        bodies.forEach(body -> open.add(new Message(Integer.toString(open.size() + 1), body, Map.of())));
        return new Inbox() {
            @Override
            public List<Message> next() {
                List<Message> batch = new ArrayList<>();
                while (batch.size() < BATCH && !open.isEmpty()) {
                    batch.add(open.remove());
                }
                return batch;
            }

            @Override
            public void done(List<Message> messages) {}

            @Override
            public void close() {}
        };
    }
}
