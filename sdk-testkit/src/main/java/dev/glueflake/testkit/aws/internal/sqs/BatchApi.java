package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The operations on up to ten messages at once, each of which succeeds or fails alone. */
final class BatchApi {
    private static final int MAX_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Set<String> MEMBERS = Set.of("QueueUrl", "Entries");

    private final QueueStore store;
    private final MessageApi messages;

    BatchApi(QueueStore store, MessageApi messages) {
        this.store = store;
        this.messages = messages;
    }

    void addTo(Operations operations) {
        operations
                .add("SendMessageBatch", MEMBERS, this::send)
                .add(
                        "DeleteMessageBatch",
                        MEMBERS,
                        in -> each(in, Set.of("Id", "ReceiptHandle"), "DeleteMessageBatch", messages::delete))
                .add(
                        "ChangeMessageVisibilityBatch",
                        MEMBERS,
                        in -> each(
                                in,
                                Set.of("Id", "ReceiptHandle", "VisibilityTimeout"),
                                "ChangeMessageVisibilityBatch",
                                messages::changeVisibility));
    }

    private Result send(Parameters in) {
        int bytes = in.structures("Entries").stream().mapToInt(BatchApi::size).sum();
        if (bytes > MessageCheck.MAX_BYTES) {
            throw ServiceException.badRequest(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than " + MessageCheck.MAX_BYTES + " bytes. You have sent " + bytes
                            + " bytes.");
        }
        Set<String> members = Set.of(
                "Id", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageGroupId", "MessageDeduplicationId");
        return each(in, members, "SendMessageBatch", messages::send);
    }

    private static int size(Parameters entry) {
        return MessageCheck.size(
                entry.text("MessageBody").orElse(""),
                entry.structure("MessageAttributes")
                        .map(Parameters::tree)
                        .orElseGet(JsonNodeFactory.instance::objectNode));
    }

    private Result each(
            Parameters in, Set<String> members, String operation, BiFunction<String, Parameters, Result> action) {
        String queue = in.required("QueueUrl");
        List<Parameters> entries = in.structures("Entries");
        check(entries);
        store.with(queue, found -> found.name);
        List<Result> successful = new ArrayList<>();
        List<Result> failed = new ArrayList<>();
        for (Parameters entry : entries) {
            entry.requireOnly(operation, members);
            try {
                store.with(queue, BatchApi::playFault);
                successful.add(action.apply(queue, entry).put("Id", entry.required("Id")));
            } catch (ServiceException e) {
                failed.add(MessageApi.failure(entry.required("Id"), e));
            }
        }
        return Result.empty().putAll("Successful", successful).putAll("Failed", failed);
    }

    private static String playFault(MessageQueue queue) {
        if (queue.failures == 0) {
            return queue.name;
        }
        queue.failures--;
        throw queue.senderFault
                ? new ServiceException(400, "InvalidMessageContents", "The test's script refuses this entry.")
                : new ServiceException(500, "InternalError", "The test's script fails this entry.");
    }

    private static void check(List<Parameters> entries) {
        if (entries.isEmpty()) {
            throw ServiceException.badRequest(
                    "EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MAX_ENTRIES) {
            throw ServiceException.badRequest(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        Set<String> ids = new HashSet<>();
        for (Parameters entry : entries) {
            String id = entry.required("Id");
            if (!ID.matcher(id).matches()) {
                throw ServiceException.badRequest(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores: " + id);
            }
            if (!ids.add(id)) {
                throw ServiceException.badRequest("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
            }
        }
    }
}
