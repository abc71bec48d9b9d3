package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message in a queue. Guarded by the store's lock. */
final class QueueMessage {
    final String id = UUID.randomUUID().toString();
    final String body;
    final ObjectNode attributes;
    final Instant sent;
    Instant visibleFrom;
    int receiveCount;

    @Nullable
    Instant firstReceived;
    /** Of the latest receive; only this one deletes. */
    @Nullable
    String handle;

    QueueMessage(String body, ObjectNode attributes, Instant sent, Instant visibleFrom) {
        this.body = body;
        this.attributes = attributes;
        this.sent = sent;
        this.visibleFrom = visibleFrom;
    }

    boolean visible(Instant now) {
        return !visibleFrom.isAfter(now);
    }

    boolean inFlight(Instant now) {
        return handle != null && !visible(now);
    }

    /** Goes to another queue, or comes back: as if it had never been received. */
    void reopen(Instant now) {
        handle = null;
        visibleFrom = now;
    }
}
