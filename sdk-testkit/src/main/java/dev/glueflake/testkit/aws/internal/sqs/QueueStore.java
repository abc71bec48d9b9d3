package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.notify.QueuePort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All queues. Its lock guards them and everything in them; an arrival wakes those who wait on it. */
public final class QueueStore implements QueuePort {
    private static final Logger LOG = LoggerFactory.getLogger(QueueStore.class);
    /** How often a long poll looks whether the clock was moved. */
    private static final long GLANCE_MILLIS = 50;

    private final Map<String, MessageQueue> queues = new TreeMap<>();
    private final MoveTasks moves = new MoveTasks(this::find);
    private final Identity identity;

    public QueueStore(Identity identity) {
        this.identity = identity;
    }

    Instant now() {
        return Instant.now(identity.clock());
    }

    /** Runs something on a queue given by its name, URL or ARN. */
    synchronized <T> T with(String queue, Function<MessageQueue, T> action) {
        return action.apply(require(queue));
    }

    /** Works on the message move tasks, carried on until now. */
    synchronized <T> T withMoves(BiFunction<MoveTasks, Instant, T> action) {
        moves.settle(now());
        return action.apply(moves, now());
    }

    private MessageQueue require(String queue) {
        moves.settle(now());
        return find(queue).orElseThrow(() -> SqsErrors.noSuchQueue(queue));
    }

    private Optional<MessageQueue> find(String queue) {
        String account = identity.accountId();
        for (String prefix : List.of("/" + account + "/", identity.arn("sqs", ""))) {
            int at = queue.indexOf(prefix);
            if (at >= 0) {
                return Optional.ofNullable(queues.get(queue.substring(at + prefix.length())));
            }
        }
        return Optional.ofNullable(queues.get(queue));
    }

    synchronized boolean has(String queue) {
        return find(queue).isPresent();
    }

    synchronized MessageQueue create(String name, Map<String, String> attributes) {
        MessageQueue known = queues.get(name);
        if (known != null) {
            if (known.attributes.agree(attributes)) {
                return known;
            }
            throw ServiceException.badRequest(
                    "QueueNameExists",
                    "A queue already exists with the same name and a different value for an attribute: " + name);
        }
        MessageQueue queue = new MessageQueue(name, identity.arn("sqs", name), now());
        requireTarget(queue.arn, attributes);
        queue.attributes.set(attributes);
        queues.put(name, queue);
        return queue;
    }

    synchronized void set(String queue, Map<String, String> attributes) {
        MessageQueue found = require(queue);
        if (attributes.containsKey(QueueAttributes.FIFO_QUEUE)) {
            throw ServiceException.badRequest(
                    "InvalidAttributeName", "Unknown Attribute FifoQueue: a queue cannot change its type.");
        }
        requireTarget(found.arn, attributes);
        found.attributes.set(attributes);
    }

    /** A dead-letter queue must be there, of the same type, and willing. */
    private void requireTarget(String source, Map<String, String> attributes) {
        String text = attributes.getOrDefault(QueueAttributes.REDRIVE, "");
        String target = RedrivePolicy.parse(text).target();
        if (target.isEmpty()) {
            return;
        }
        String value = "Value " + text + " for parameter RedrivePolicy is invalid. Reason: ";
        MessageQueue queue =
                find(target).orElseThrow(() -> SqsErrors.invalidValue(value + "Dead letter target does not exist."));
        if (QueueAttributes.isFifo(source) != queue.attributes.fifo()) {
            throw SqsErrors.invalidValue(
                    value + "Dead-letter queue must be same type of queue as the source: " + source);
        }
        if (!queue.attributes.redriveAllow().allows(source)) {
            throw SqsErrors.invalidValue(
                    value + "The redrive allow policy of " + target + " does not allow the source queue " + source);
        }
    }

    /** Deletes a queue; who waits for its messages learns that it is gone. */
    synchronized void delete(String queue) {
        queues.remove(require(queue).name);
        notifyAll();
    }

    synchronized List<String> names() {
        return List.copyOf(queues.keySet());
    }

    /** The queues whose dead letters go to the given one. */
    synchronized List<String> deadLetterSources(String target) {
        String arn = require(target).arn;
        return queues.values().stream()
                .filter(queue -> queue.attributes.redrive().target().equals(arn))
                .map(queue -> queue.name)
                .toList();
    }

    @Override
    public synchronized boolean exists(String arn) {
        return find(arn).isPresent();
    }

    /** What another service puts into a queue; nothing happens if the queue is gone, as with AWS. */
    @Override
    public synchronized void send(String arn, String body) {
        Optional<MessageQueue> queue = find(arn);
        if (queue.isEmpty()) {
            LOG.warn("A message for {} is lost: there is no such queue", arn);
            return;
        }
        if (queue.get().attributes.fifo()) {
            LOG.warn("A message for {} is lost: it names no message group", arn);
            return;
        }
        send(queue.get(), MessageDraft.of(body), Optional.empty());
    }

    synchronized QueueMessage send(MessageQueue queue, MessageDraft draft, Optional<Integer> delay) {
        int seconds = delay.orElseGet(() -> queue.attributes.number("DelaySeconds"));
        QueueMessage message = queue.accept(draft, now(), seconds);
        notifyAll();
        return message;
    }

    /** Wakes long polls after something else than a sent message has become visible. */
    synchronized void wake() {
        notifyAll();
    }

    /**
     * Receives messages, waiting for the first one.
     *
     * @param wait at most so long, in real time or on the environment's clock, whichever is over first
     */
    synchronized <T> List<T> receive(
            String queue,
            int most,
            Optional<Integer> timeout,
            Optional<Integer> wait,
            Function<QueueMessage, T> reading) {
        MessageQueue found = require(queue);
        Duration limit =
                Duration.ofSeconds(wait.orElseGet(() -> found.attributes.number("ReceiveMessageWaitTimeSeconds")));
        long began = System.nanoTime();
        Instant end = now().plus(limit);
        int hidden = timeout.orElseGet(() -> found.attributes.number("VisibilityTimeout"));
        List<QueueMessage> taken = found.receive(most, hidden, now(), this::redrive);
        try {
            while (taken.isEmpty() && now().isBefore(end) && System.nanoTime() - began < limit.toNanos()) {
                wait(GLANCE_MILLIS);
                taken = require(queue).receive(most, hidden, now(), this::redrive);
            }
        } catch (InterruptedException e) {
            // The server is closing: the poll ends with what it has.
            Thread.currentThread().interrupt();
        }
        return taken.stream().map(reading).toList();
    }

    private void redrive(String target, QueueMessage message) {
        find(target)
                .ifPresentOrElse(
                        queue -> queue.add(message),
                        () -> LOG.warn("A dead letter is lost: there is no queue {}", target));
    }

    synchronized void clear() {
        queues.clear();
        moves.clear();
        notifyAll();
    }
}
