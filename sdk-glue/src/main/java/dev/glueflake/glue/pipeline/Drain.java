package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.event.EventFileHandler.Message;
import dev.glueflake.glue.internal.pipeline.Inbox;
import dev.glueflake.glue.internal.pipeline.ValueJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Handles the messages of an inbox until there are none. What was done with a message is noted before the message is
 * deleted, so that a process that takes over neither loses it nor counts it twice.
 *
 * @param <R> what was done with one message
 */
abstract class Drain<R> {
    private final StepContext context;
    private final Class<R[]> type;
    private final Map<String, R> done = new LinkedHashMap<>();
    private final Map<String, R> failed = new LinkedHashMap<>();

    Drain(StepContext context, Class<R[]> type) {
        this.context = context;
        this.type = type;
    }

    abstract List<R> handle(List<Message> messages);

    abstract Message message(R result);

    abstract boolean isFailed(R result);

    /** One result for each message, those that failed last. */
    List<R> run(Inbox inbox) throws InterruptedException {
        for (String note : context.notes()) {
            List.of(ValueJson.read(note, type))
                    .forEach(each -> done.put(message(each).id(), each));
        }
        try (inbox) {
            List<Message> batch = inbox.next();
            while (!batch.isEmpty()) {
                take(inbox, batch);
                batch = inbox.next();
            }
        }
        List<R> all = new ArrayList<>(done.values());
        all.addAll(failed.values());
        return all;
    }

    private void take(Inbox inbox, List<Message> batch) throws InterruptedException {
        List<Message> open = batch.stream()
                .filter(message -> !done.containsKey(message.id()))
                .toList();
        List<R> results = handle(open);
        if (Thread.interrupted()) {
            // Nothing can be noted by an interrupted thread; the batch comes again and does the same once more.
            throw new InterruptedException("interrupted while it handled messages");
        }
        List<R> good = results.stream().filter(each -> !isFailed(each)).toList();
        if (!good.isEmpty()) {
            context.note(ValueJson.write(good));
        }
        for (R result : results) {
            String id = message(result).id();
            failed.remove(id);
            (isFailed(result) ? failed : done).put(id, result);
        }
        inbox.done(batch.stream().filter(each -> done.containsKey(each.id())).toList());
    }
}
