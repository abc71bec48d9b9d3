package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.Events;
import dev.glueflake.testkit.aws.internal.core.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The default event bus. One lock guards everything; delivery only puts events into queues, so it never waits. */
public final class EventBus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> recorded = new ArrayList<>();
    private final List<ObjectNode> held = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Consumer<ObjectNode>> sinks = new ArrayList<>();
    private final RuleBook rules = new RuleBook();
    private final Identity identity;
    private final BiConsumer<String, String> targets;
    private int duplicates;
    private int drops;
    private boolean holding;

    /**
     * Makes a bus.
     *
     * @param targets takes the ARN of a queue or function and the text of an event for it
     */
    public EventBus(Identity identity, BiConsumer<String, String> targets) {
        this.identity = identity;
        this.targets = targets;
    }

    /** Publishes an event and returns its id. */
    public synchronized String publish(EventDraft draft) {
        ObjectNode event = JSON.createObjectNode();
        String id = UUID.randomUUID().toString();
        Instant time = draft.time().orElseGet(() -> Instant.now(identity.clock()));
        event.put("version", "0")
                .put("id", id)
                .put("detail-type", draft.detailType())
                .put("source", draft.source())
                .put("account", identity.accountId())
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", identity.region());
        draft.resources().forEach(event.putArray("resources")::add);
        event.set("detail", draft.detail());
        recorded.add(event);
        accept(event);
        return id;
    }

    private void accept(ObjectNode event) {
        if (drops > 0) {
            drops--;
            return;
        }
        int times = duplicates > 0 ? 2 : 1;
        duplicates -= times - 1;
        for (int i = 0; i < times; i++) {
            if (holding) {
                held.add(event);
            } else {
                deliver(event);
            }
        }
    }

    private void deliver(ObjectNode event) {
        String text = event.toString();
        rules.targets(event).forEach(arn -> targets.accept(arn, text));
        subscriptions.forEach(subscription -> subscription.offer(event, text));
        sinks.forEach(sink -> sink.accept(event));
    }

    /** Hands all further events to another bus as well; nothing takes that back. */
    public synchronized void forward(Consumer<ObjectNode> sink) {
        sinks.add(sink);
    }

    public synchronized Events.Subscription subscribe(String pattern) {
        Subscription subscription = new Subscription(EventPattern.parse(pattern));
        subscriptions.add(subscription);
        return subscription;
    }

    /** Runs something that reads or changes the rules. */
    synchronized <T> T withRules(Function<RuleBook, T> action) {
        return action.apply(rules);
    }

    public synchronized List<String> recorded() {
        return recorded.stream().map(JsonNode::toString).toList();
    }

    public synchronized void duplicateNext(int events) {
        duplicates += events;
    }

    public synchronized void dropNext(int events) {
        drops += events;
    }

    public synchronized void hold() {
        holding = true;
    }

    public synchronized void release(boolean reversed) {
        holding = false;
        List<ObjectNode> waiting = new ArrayList<>(held);
        held.clear();
        if (reversed) {
            Collections.reverse(waiting);
        }
        waiting.forEach(this::deliver);
    }

    synchronized void clear() {
        recorded.clear();
        held.clear();
        subscriptions.forEach(Subscription::clear);
        subscriptions.clear();
        rules.clear();
        duplicates = 0;
        drops = 0;
        holding = false;
    }
}
