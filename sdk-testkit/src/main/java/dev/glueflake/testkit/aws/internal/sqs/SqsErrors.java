package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Map;

/** SQS's errors. */
final class SqsErrors {
    private static final String OLD = "AWS.SimpleQueueService.";

    /** The names that clients know from the query protocol, by the name of the shape. */
    static final Map<String, String> QUERY_CODES = Map.of(
            "QueueDoesNotExist", OLD + "NonExistentQueue",
            "QueueNameExists", "QueueAlreadyExists",
            "MessageNotInflight", OLD + "MessageNotInflight",
            "TooManyEntriesInBatchRequest", OLD + "TooManyEntriesInBatchRequest",
            "EmptyBatchRequest", OLD + "EmptyBatchRequest",
            "BatchEntryIdsNotDistinct", OLD + "BatchEntryIdsNotDistinct",
            "InvalidBatchEntryId", OLD + "InvalidBatchEntryId",
            "BatchRequestTooLong", OLD + "BatchRequestTooLong",
            "UnsupportedOperation", OLD + "UnsupportedOperation",
            "InvalidParameterValueException", "InvalidParameterValue");

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
