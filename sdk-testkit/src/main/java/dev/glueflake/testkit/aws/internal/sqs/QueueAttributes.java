package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a queue, checked. Guarded by the store's lock. */
final class QueueAttributes {
    private static final Map<String, int[]> NUMBERS = Map.of(
            "VisibilityTimeout", new int[] {30, 0, 43_200},
            "DelaySeconds", new int[] {0, 0, 900},
            "MessageRetentionPeriod", new int[] {345_600, 60, 1_209_600},
            "MaximumMessageSize", new int[] {1_048_576, 1_024, 1_048_576},
            "ReceiveMessageWaitTimeSeconds", new int[] {0, 0, 20});

    private final Map<String, String> values = new TreeMap<>();

    QueueAttributes() {
        NUMBERS.forEach((name, limits) -> values.put(name, Integer.toString(limits[0])));
    }

    /** Sets the given ones; an empty text removes a policy. */
    void set(Map<String, String> changes) {
        changes.forEach(QueueAttributes::check);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
    }

    private static void check(String name, String value) {
        int[] limits = NUMBERS.get(name);
        if (limits != null) {
            int number = number(name, value);
            if (number < limits[1] || number > limits[2]) {
                throw SqsErrors.invalidAttribute(name, value);
            }
        } else if (name.equals("RedrivePolicy")) {
            RedrivePolicy.parse(value);
        } else if (!name.equals("Policy")) {
            throw ServiceException.badRequest(
                    "InvalidAttributeName", "The attribute " + name + " is not available in the embedded SQS.");
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

    RedrivePolicy redrive() {
        return RedrivePolicy.parse(values.getOrDefault("RedrivePolicy", ""));
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
