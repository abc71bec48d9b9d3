package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** A queue. Guarded by the store's lock. */
final class MessageQueue {
    final String name;
    final String arn;
    final Instant created;
    final QueueAttributes attributes = new QueueAttributes();
    private final List<QueueMessage> messages = new ArrayList<>();
    int duplicates;
    int failures;
    boolean senderFault;

    MessageQueue(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
    }

    void add(QueueMessage message) {
        messages.add(message);
    }

    /**
     * Takes visible messages, oldest first.
     *
     * @param timeout for how many seconds others do not see them
     * @param redrive takes what has been received too often, with the ARN it goes to
     */
    List<QueueMessage> receive(int most, int timeout, Instant now, BiConsumer<String, QueueMessage> redrive) {
        expire(now);
        RedrivePolicy policy = attributes.redrive();
        List<QueueMessage> taken = new ArrayList<>();
        for (Iterator<QueueMessage> i = messages.iterator(); i.hasNext() && taken.size() < most; ) {
            QueueMessage message = i.next();
            if (!message.visible(now)) {
                continue;
            }
            if (message.receiveCount >= policy.maxReceiveCount()) {
                i.remove();
                message.reopen(now);
                redrive.accept(policy.target(), message);
                continue;
            }
            take(message, timeout, now);
            taken.add(message);
        }
        return taken;
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

    void purge() {
        messages.clear();
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
