package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message in a queue. Guarded by the store's lock. */
final class QueueMessage {
    final String id = UUID.randomUUID().toString();
    final MessageDraft draft;
    final String body;
    final ObjectNode attributes;
    final Instant sent;
    Instant visibleFrom;
    int receiveCount;
    /** Its place in a FIFO queue; empty elsewhere. */
    String sequence = "";
    /** ARN of the queue that gave it up; empty unless it is a dead letter. */
    String origin = "";

    @Nullable
    Instant firstReceived;
    /** Of the latest receive; only this one deletes. */
    @Nullable
    String handle;

    QueueMessage(MessageDraft draft, Instant sent, Instant visibleFrom) {
        this.draft = draft;
        this.body = draft.body();
        this.attributes = draft.attributes();
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
