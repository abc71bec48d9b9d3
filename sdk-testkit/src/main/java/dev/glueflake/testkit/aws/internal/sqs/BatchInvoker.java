package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.aws.QueueDelivery;
import dev.glueflake.testkit.aws.internal.core.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Feeds queues to handlers as Lambda's event source mapping does. */
public final class BatchInvoker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 10;
    private static final int MOST_BATCHES = 10_000;

    private final QueueStore store;
    private final LambdaEvent events;
    private final Runnable settle;

    public BatchInvoker(Identity identity, QueueStore store, Runnable settle) {
        this.store = store;
        this.events = new LambdaEvent(identity);
        this.settle = settle;
    }

    /**
     * How messages are bundled.
     *
     * @param size at most so many
     * @param window waits so long for a full batch
     * @param partial whether the handler's answer names the messages that failed
     */
    public record BatchSettings(int size, Duration window, boolean partial) {
        public static final BatchSettings DEFAULT = new BatchSettings(BATCH, Duration.ZERO, false);
    }

    public boolean exists(String queue) {
        return store.has(queue);
    }

    /** Whether there is a batch to be delivered; a queue that is not there has none. */
    public boolean ready(String queue, BatchSettings settings) {
        Instant now = store.now();
        return store.has(queue)
                && store.with(
                        queue,
                        found -> found.visible(now) >= settings.size()
                                || found.firstVisible(now)
                                        .filter(first -> !first.sent
                                                .plus(settings.window())
                                                .isAfter(now))
                                        .isPresent());
    }

    public QueueDelivery deliver(String queue, UnaryOperator<String> handler) {
        return deliver(queue, new BatchSettings(BATCH, Duration.ZERO, true), handler);
    }

    public QueueDelivery deliver(String queue, BatchSettings settings, UnaryOperator<String> handler) {
        require(queue);
        settle.run();
        Map<String, String> handles = new LinkedHashMap<>();
        String arn = store.with(queue, found -> found.arn);
        List<JsonNode> records = store.receive(queue, settings.size(), Optional.empty(), Optional.of(0), message -> {
            handles.put(message.id, String.valueOf(message.handle));
            return events.record(message, arn);
        });
        return records.isEmpty()
                ? new QueueDelivery(0, 0, List.of(), Optional.empty())
                : invoke(queue, settings.partial() ? handler : ignoring(handler), events.event(records), handles);
    }

    /** Without partial answers a handler that returns has done it all. */
    private static UnaryOperator<String> ignoring(UnaryOperator<String> handler) {
        return event -> {
            String unused = handler.apply(event);
            return "";
        };
    }

    private QueueDelivery invoke(
            String queue, UnaryOperator<String> handler, String event, Map<String, String> handles) {
        List<String> failed;
        try {
            failed = failures(handler.apply(event), handles);
        } catch (RuntimeException e) {
            return new QueueDelivery(handles.size(), 0, List.copyOf(handles.keySet()), Optional.of(e));
        }
        Map<String, String> done = new LinkedHashMap<>(handles);
        done.keySet().removeAll(failed);
        store.with(queue, found -> {
            done.values().forEach(handle -> found.delete(handle, store.now()));
            return found;
        });
        return new QueueDelivery(handles.size(), done.size(), failed, Optional.empty());
    }

    /** What the handler says failed; an answer that names no message of the batch fails all of it. */
    private static List<String> failures(String answer, Map<String, String> handles) {
        if (answer.isBlank()) {
            return List.of();
        }
        List<String> failed = new ArrayList<>();
        for (JsonNode item : read(answer).path("batchItemFailures")) {
            String id = item.path("itemIdentifier").asText("");
            if (!handles.containsKey(id)) {
                throw new IllegalStateException("The handler reports a failed message that was not in its batch: '" + id
                        + "'. Lambda takes such a batch as failed.");
            }
            failed.add(id);
        }
        return failed;
    }

    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The handler's answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    public QueueDelivery deliverAll(String queue, UnaryOperator<String> handler) {
        int received = 0;
        int deleted = 0;
        List<String> failed = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        for (int i = 0; i < MOST_BATCHES; i++) {
            QueueDelivery batch = deliver(queue, handler);
            if (batch.received() == 0) {
                return new QueueDelivery(received, deleted, failed, failure);
            }
            received += batch.received();
            deleted += batch.deleted();
            failed.addAll(batch.failedMessageIds());
            failure = failure.isPresent() ? failure : batch.failure();
        }
        throw new IllegalStateException("The queue " + queue + " is not empty after " + MOST_BATCHES
                + " batches: does the handler send to its own queue, or is the visibility timeout 0?");
    }

    public void duplicateNext(String queue, int messages) {
        require(queue);
        store.with(queue, found -> found.duplicates += messages);
    }

    public void failBatchEntries(String queue, int entries, boolean senderFault) {
        require(queue);
        store.with(queue, found -> {
            found.failures += entries;
            found.senderFault = senderFault;
            return found;
        });
    }

    public int size(String queue) {
        require(queue);
        settle.run();
        return store.with(queue, MessageQueue::size);
    }

    private void require(String queue) {
        if (!store.has(queue)) {
            throw new IllegalArgumentException(
                    "There is no queue " + queue + " in the embedded SQS; it has " + store.names());
        }
    }
}
