package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A message as its receiver sees it. */
final class MessageView {
    private final Identity identity;

    MessageView(Identity identity) {
        this.identity = identity;
    }

    Result show(QueueMessage message, MessageApi.Wanted wanted) {
        Result result = Result.empty()
                .put("MessageId", message.id)
                .put("ReceiptHandle", Objects.requireNonNull(message.handle))
                .put("MD5OfBody", Digests.of(message.body))
                .put("Body", message.body);
        Map<String, String> system = wanted.system(system(message));
        if (!system.isEmpty()) {
            result.putMap("Attributes", system);
        }
        ObjectNode own = wanted.own(message.attributes);
        return own.isEmpty()
                ? result
                : result.put("MessageAttributes", own).put("MD5OfMessageAttributes", Digests.ofAttributes(own));
    }

    Map<String, String> system(QueueMessage message) {
        Map<String, String> all = new TreeMap<>();
        all.put("SenderId", identity.accountId());
        all.put("SentTimestamp", Long.toString(message.sent.toEpochMilli()));
        all.put("ApproximateReceiveCount", Integer.toString(message.receiveCount));
        if (message.firstReceived != null) {
            all.put("ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceived.toEpochMilli()));
        }
        putPresent(all, "MessageGroupId", message.draft.group());
        putPresent(all, "MessageDeduplicationId", message.draft.deduplicationId());
        putPresent(all, "SequenceNumber", message.sequence);
        putPresent(all, "DeadLetterQueueSourceArn", message.origin);
        return all;
    }

    private static void putPresent(Map<String, String> all, String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }
}
