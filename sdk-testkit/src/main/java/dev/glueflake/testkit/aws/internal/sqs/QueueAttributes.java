package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a queue, checked. Guarded by the store's lock. */
final class QueueAttributes {
    static final String FIFO_QUEUE = "FifoQueue";
    static final String REDRIVE = "RedrivePolicy";
    private static final String ALLOW = "RedriveAllowPolicy";
    private static final String CONTENT_BASED = "ContentBasedDeduplication";
    private static final String SCOPE = "DeduplicationScope";

    private static final Map<String, int[]> NUMBERS = Map.of(
            "VisibilityTimeout", new int[] {30, 0, 43_200},
            "DelaySeconds", new int[] {0, 0, 900},
            "MessageRetentionPeriod", new int[] {345_600, 60, 1_209_600},
            "MaximumMessageSize", new int[] {1_048_576, 1_024, 1_048_576},
            "ReceiveMessageWaitTimeSeconds", new int[] {0, 0, 20});

    /** Legal texts of the attributes that only FIFO queues have; the first one is the default. */
    private static final Map<String, List<String>> FIFO_ONLY = Map.of(
            FIFO_QUEUE,
            List.of("true"),
            CONTENT_BASED,
            List.of("false", "true"),
            SCOPE,
            List.of("queue", "messageGroup"),
            "FifoThroughputLimit",
            List.of("perQueue", "perMessageGroupId"));

    private final Map<String, String> values = new TreeMap<>();
    private final boolean fifo;

    QueueAttributes(boolean fifo) {
        this.fifo = fifo;
        if (fifo) {
            FIFO_ONLY.forEach((name, legal) -> values.put(name, legal.get(0)));
        }
        NUMBERS.forEach((name, limits) -> values.put(name, Integer.toString(limits[0])));
    }

    /** Sets the given ones; an empty text removes a policy. */
    void set(Map<String, String> changes) {
        changes.forEach(this::check);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
    }

    private void check(String name, String value) {
        int[] limits = NUMBERS.get(name);
        if (limits != null) {
            int number = number(name, value);
            if (number < limits[1] || number > limits[2]) {
                throw SqsErrors.invalidAttribute(name, value);
            }
        } else if (fifo && FIFO_ONLY.containsKey(name)) {
            if (!FIFO_ONLY.getOrDefault(name, List.of()).contains(value)) {
                throw SqsErrors.invalidAttribute(name, value);
            }
        } else if (name.equals(REDRIVE)) {
            RedrivePolicy.parse(value);
        } else if (name.equals(ALLOW)) {
            RedriveAllowPolicy.parse(value);
        } else if (!name.equals("Policy")) {
            throw ServiceException.badRequest(
                    "InvalidAttributeName",
                    "Unknown Attribute " + name + ": the embedded SQS has it for no queue of this type.");
        }
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw SqsErrors.invalidAttribute(name, value);
        }
    }

    int number(String name) {
        return Integer.parseInt(values.getOrDefault(name, "0"));
    }

    /** Whether the queue of a name, URL or ARN is a FIFO queue: its name says so. */
    static boolean isFifo(String queue) {
        return queue.endsWith(".fifo");
    }

    boolean fifo() {
        return fifo;
    }

    boolean contentBasedDeduplication() {
        return values.getOrDefault(CONTENT_BASED, "").equals("true");
    }

    /** By what a message of a FIFO queue is known as a repeated one. */
    String deduplicationKey(MessageDraft draft) {
        boolean perGroup = values.getOrDefault(SCOPE, "").equals("messageGroup");
        return perGroup ? draft.group() + " " + draft.deduplicationId() : draft.deduplicationId();
    }

    RedrivePolicy redrive() {
        return RedrivePolicy.parse(values.getOrDefault(REDRIVE, ""));
    }

    RedriveAllowPolicy redriveAllow() {
        return RedriveAllowPolicy.parse(values.getOrDefault(ALLOW, ""));
    }

    /** Whether a queue that is created again is the same one. */
    boolean agree(Map<String, String> others) {
        return others.entrySet().stream()
                .allMatch(other -> other.getValue().equals(values.getOrDefault(other.getKey(), "")));
    }

    Map<String, String> all() {
        return new TreeMap<>(values);
    }
}
