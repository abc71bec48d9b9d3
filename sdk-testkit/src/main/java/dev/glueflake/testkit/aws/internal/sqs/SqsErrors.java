package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Map;

/** SQS's errors. */
final class SqsErrors {
    private static final String OLD = "AWS.SimpleQueueService.";

    /** The names that clients know from the query protocol, by the name of the shape. */
    static final Map<String, String> QUERY_CODES = Map.ofEntries(
            Map.entry("QueueDoesNotExist", OLD + "NonExistentQueue"),
            Map.entry("QueueNameExists", "QueueAlreadyExists"),
            Map.entry("MessageNotInflight", OLD + "MessageNotInflight"),
            Map.entry("TooManyEntriesInBatchRequest", OLD + "TooManyEntriesInBatchRequest"),
            Map.entry("EmptyBatchRequest", OLD + "EmptyBatchRequest"),
            Map.entry("BatchEntryIdsNotDistinct", OLD + "BatchEntryIdsNotDistinct"),
            Map.entry("InvalidBatchEntryId", OLD + "InvalidBatchEntryId"),
            Map.entry("BatchRequestTooLong", OLD + "BatchRequestTooLong"),
            Map.entry("PurgeQueueInProgress", OLD + "PurgeQueueInProgress"),
            Map.entry("UnsupportedOperation", OLD + "UnsupportedOperation"),
            Map.entry("InvalidParameterValueException", "InvalidParameterValue"));

    private SqsErrors() {}

    static ServiceException noSuchQueue(String queue) {
        return ServiceException.badRequest("QueueDoesNotExist", "The specified queue does not exist: " + queue);
    }

    static ServiceException invalidValue(String reason) {
        return ServiceException.badRequest("InvalidParameterValueException", reason);
    }

    static ServiceException invalidAttribute(String name, String value) {
        return ServiceException.badRequest(
                "InvalidAttributeValue", "Invalid value for the parameter " + name + ": " + value);
    }

    static ServiceException invalidHandle() {
        return ServiceException.badRequest("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
    }

    static int range(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalidValue("Value " + value + " for parameter " + name + " is invalid. Reason: Must be between "
                    + least + " and " + most + ", if provided.");
        }
        return value;
    }
}
