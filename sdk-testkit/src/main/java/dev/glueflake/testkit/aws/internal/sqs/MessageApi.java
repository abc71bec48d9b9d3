package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations on single messages. */
final class MessageApi {
    private static final int MAX_RECEIVED = 10;
    private static final int MAX_WAIT = 20;
    private static final int MAX_DELAY = 900;
    private static final int MAX_TIMEOUT = 43_200;

    private final QueueStore store;
    private final MessageView view;
    private final Runnable settle;

    MessageApi(QueueStore store, Identity identity, Runnable settle) {
        this.store = store;
        this.view = new MessageView(identity);
        this.settle = settle;
    }

    void addTo(Operations operations) {
        Set<String> receive = Set.of(
                "QueueUrl",
                "AttributeNames",
                "MessageSystemAttributeNames",
                "MessageAttributeNames",
                "MaxNumberOfMessages",
                "VisibilityTimeout",
                "WaitTimeSeconds");
        Set<String> send = Set.of(
                "QueueUrl",
                "MessageBody",
                "DelaySeconds",
                "MessageAttributes",
                "MessageGroupId",
                "MessageDeduplicationId");
        operations
                .add("SendMessage", send, this::send)
                .add("ReceiveMessage", receive, this::receive)
                .add("DeleteMessage", Set.of("QueueUrl", "ReceiptHandle"), in -> delete(in.required("QueueUrl"), in))
                .add(
                        "ChangeMessageVisibility",
                        Set.of("QueueUrl", "ReceiptHandle", "VisibilityTimeout"),
                        in -> changeVisibility(in.required("QueueUrl"), in));
    }

    private Result send(Parameters in) {
        return send(in.required("QueueUrl"), in);
    }

    Result send(String queue, Parameters in) {
        Optional<Integer> delay = seconds(in, "DelaySeconds", MAX_DELAY);
        ObjectNode attributes =
                in.structure("MessageAttributes").map(Parameters::tree).orElseGet(JsonNodeFactory.instance::objectNode);
        MessageCheck.attributes(attributes);
        String body = in.required("MessageBody");
        return store.with(queue, found -> {
            MessageCheck.body(body, attributes, found.attributes.number("MaximumMessageSize"));
            MessageDraft draft = FifoRules.draft(in, found.attributes, new MessageDraft(body, attributes, "", ""));
            QueueMessage message = store.send(found, draft, delay);
            Result result = Result.empty()
                    .put("MessageId", message.id)
                    .put("MD5OfMessageBody", Digests.of(body))
                    .put("SequenceNumber", Optional.of(message.sequence).filter(number -> !number.isEmpty()));
            return attributes.isEmpty()
                    ? result
                    : result.put("MD5OfMessageAttributes", Digests.ofAttributes(attributes));
        });
    }

    private Result receive(Parameters in) {
        settle.run();
        int most = SqsErrors.range("MaxNumberOfMessages", in.integer("MaxNumberOfMessages", 1), 1, MAX_RECEIVED);
        Wanted wanted = Wanted.of(in);
        List<Result> received = store.receive(
                in.required("QueueUrl"),
                most,
                seconds(in, "VisibilityTimeout", MAX_TIMEOUT),
                seconds(in, "WaitTimeSeconds", MAX_WAIT),
                message -> view.show(message, wanted));
        return received.isEmpty() ? Result.empty() : Result.empty().putAll("Messages", received);
    }

    Result delete(String queue, Parameters in) {
        String handle = in.required("ReceiptHandle");
        return store.with(queue, found -> {
            found.delete(handle, store.now());
            store.wake();
            return Result.empty();
        });
    }

    Result changeVisibility(String queue, Parameters in) {
        int timeout = seconds(in, "VisibilityTimeout", MAX_TIMEOUT)
                .orElseThrow(() -> Parameters.missing("VisibilityTimeout"));
        String handle = in.required("ReceiptHandle");
        return store.with(queue, found -> {
            found.changeVisibility(handle, timeout, store.now());
            store.wake();
            return Result.empty();
        });
    }

    private static Optional<Integer> seconds(Parameters in, String member, int most) {
        return in.number(member).map(value -> SqsErrors.range(member, value.intValue(), 0, most));
    }

    /** Which attributes a receiver asks for. */
    record Wanted(List<String> system, List<String> own) {
        static Wanted of(Parameters in) {
            List<String> system = in.texts("MessageSystemAttributeNames");
            return new Wanted(
                    system.isEmpty() ? in.texts("AttributeNames") : system, in.texts("MessageAttributeNames"));
        }

        Map<String, String> system(Map<String, String> all) {
            if (!system.contains("All")) {
                all.keySet().retainAll(system);
            }
            return all;
        }

        ObjectNode own(ObjectNode all) {
            ObjectNode shown = all.deepCopy();
            if (!own.contains("All") && !own.contains(".*")) {
                all.fieldNames().forEachRemaining(name -> {
                    if (own.stream().noneMatch(pattern -> meets(name, pattern))) {
                        shown.remove(name);
                    }
                });
            }
            return shown;
        }

        private static boolean meets(String name, String pattern) {
            return pattern.endsWith(".*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 2))
                    : name.equals(pattern);
        }
    }

    /** Names an error of one entry of a batch. */
    static Result failure(String id, ServiceException error) {
        return Result.empty()
                .put("Id", id)
                .put("SenderFault", error.status() < 500)
                .put("Code", SqsErrors.QUERY_CODES.getOrDefault(error.code(), error.code()))
                .put("Message", error.message());
    }
}
