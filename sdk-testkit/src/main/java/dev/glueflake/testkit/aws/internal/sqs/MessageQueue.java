package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A queue. Guarded by the store's lock. */
final class MessageQueue {
    private static final long FIRST_SEQUENCE = 1L << 60;
    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);
    private static final int MOST_IN_FLIGHT = 120_000;

    final String name;
    final String arn;
    final Instant created;
    final QueueAttributes attributes;
    final Map<String, String> tags = new TreeMap<>();
    private final List<QueueMessage> messages = new ArrayList<>();
    private final Deduplication accepted = new Deduplication();
    private long lastSequence = FIRST_SEQUENCE;
    private @Nullable Instant purged;
    int duplicates;
    int failures;
    boolean senderFault;

    MessageQueue(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
        this.attributes = new QueueAttributes(QueueAttributes.isFifo(name));
    }

    void add(QueueMessage message) {
        if (attributes.fifo()) {
            lastSequence++;
            // 20 digits, so that the numbers sort as texts too.
            message.sequence = String.format(Locale.ROOT, "%020d", lastSequence);
        }
        messages.add(message);
    }

    /** Adds a sent message, or gives the accepted one that it repeats. */
    QueueMessage accept(MessageDraft draft, Instant now, int delay) {
        String key = attributes.deduplicationKey(draft);
        Optional<QueueMessage> before = attributes.fifo() ? accepted.find(key, now) : Optional.empty();
        if (before.isPresent()) {
            return before.get();
        }
        QueueMessage message = new QueueMessage(draft, now, now.plusSeconds(delay));
        add(message);
        if (attributes.fifo()) {
            accepted.add(key, message);
        }
        return message;
    }

    /**
     * Takes visible messages, oldest first.
     *
     * @param timeout for how many seconds others do not see them
     * @param redrive takes what has been received too often, with the ARN it goes to
     */
    List<QueueMessage> receive(int most, int timeout, Instant now, BiConsumer<String, QueueMessage> redrive) {
        expire(now);
        requireRoom(now);
        RedrivePolicy policy = attributes.redrive();
        List<QueueMessage> taken = new ArrayList<>();
        Set<String> blocked = blockedGroups(now);
        for (Iterator<QueueMessage> i = messages.iterator(); i.hasNext() && taken.size() < most; ) {
            QueueMessage message = i.next();
            if (!message.visible(now) || blocked.contains(message.draft.group())) {
                continue;
            }
            if (message.receiveCount >= policy.maxReceiveCount()) {
                i.remove();
                message.reopen(now);
                message.origin = arn;
                redrive.accept(policy.target(), message);
                continue;
            }
            take(message, timeout, now);
            taken.add(message);
        }
        return taken;
    }

    private void requireRoom(Instant now) {
        if (messages.size() >= MOST_IN_FLIGHT && inFlight(now) >= MOST_IN_FLIGHT) {
            throw ServiceException.badRequest(
                    "OverLimit", "Too many messages are in flight in the queue " + name + ": " + MOST_IN_FLIGHT);
        }
    }

    /** In a FIFO queue nothing overtakes a message of its group that is in flight or delayed. */
    private Set<String> blockedGroups(Instant now) {
        if (!attributes.fifo()) {
            return Set.of();
        }
        Set<String> groups = new HashSet<>();
        messages.stream()
                .filter(message -> !message.visible(now))
                .forEach(message -> groups.add(message.draft.group()));
        return groups;
    }

    private void take(QueueMessage message, int timeout, Instant now) {
        message.receiveCount++;
        message.firstReceived = message.firstReceived == null ? now : message.firstReceived;
        message.handle = name + "/" + message.id + "/" + UUID.randomUUID();
        message.visibleFrom = now.plusSeconds(timeout);
    }

    private void expire(Instant now) {
        Duration retention = Duration.ofSeconds(attributes.number("MessageRetentionPeriod"));
        messages.removeIf(message -> message.sent.plus(retention).isBefore(now));
    }

    /** Deletes by the handle of the latest receive; an older handle deletes nothing and is no error. */
    void delete(String handle, Instant now) {
        requireOwn(handle);
        Optional<QueueMessage> found = find(handle);
        if (attributes.fifo()) {
            requireUnexpired(handle, found, now);
        }
        if (found.isEmpty()) {
            return;
        }
        if (duplicates > 0) {
            duplicates--;
            found.get().reopen(now);
        } else {
            messages.remove(found.get());
        }
    }

    private void requireUnexpired(String handle, Optional<QueueMessage> found, Instant now) {
        boolean there = messages.stream().anyMatch(message -> handle.startsWith(name + "/" + message.id + "/"));
        if (there && found.filter(message -> message.inFlight(now)).isEmpty()) {
            throw SqsErrors.invalidValue("Value " + handle
                    + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
        }
    }

    void changeVisibility(String handle, int timeout, Instant now) {
        requireOwn(handle);
        QueueMessage message = find(handle)
                .filter(found -> found.inFlight(now))
                .orElseThrow(() ->
                        ServiceException.badRequest("MessageNotInflight", "The message referred to is not in flight."));
        message.visibleFrom = now.plusSeconds(timeout);
    }

    private void requireOwn(String handle) {
        if (!handle.startsWith(name + "/") || handle.length() - name.length() < 1 + 2 * 36) {
            throw SqsErrors.invalidHandle();
        }
    }

    private Optional<QueueMessage> find(String handle) {
        return messages.stream()
                .filter(message -> handle.equals(message.handle))
                .findFirst();
    }

    void purge(Instant now) {
        if (purged != null && now.isBefore(purged.plus(BETWEEN_PURGES))) {
            throw ServiceException.badRequest(
                    "PurgeQueueInProgress",
                    "Only one PurgeQueue operation on " + name + " is allowed every 60 seconds.");
        }
        purged = now;
        messages.clear();
    }

    Optional<QueueMessage> firstVisible(Instant now) {
        return messages.stream().filter(message -> message.visible(now)).findFirst();
    }

    void remove(QueueMessage message) {
        messages.remove(message);
    }

    int size() {
        return messages.size();
    }

    long visible(Instant now) {
        return messages.stream().filter(message -> message.visible(now)).count();
    }

    long inFlight(Instant now) {
        return messages.stream().filter(message -> message.inFlight(now)).count();
    }
}
