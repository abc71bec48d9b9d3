package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import java.util.List;

/** The event that Lambda makes of SQS messages. */
final class LambdaEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Identity identity;
    private final MessageView view;

    LambdaEvent(Identity identity) {
        this.identity = identity;
        this.view = new MessageView(identity);
    }

    JsonNode record(QueueMessage message, String arn) {
        ObjectNode record = JSON.createObjectNode()
                .put("messageId", message.id)
                .put("receiptHandle", message.handle)
                .put("body", message.body);
        record.set("attributes", JSON.valueToTree(view.system(message)));
        ObjectNode attributes = record.putObject("messageAttributes");
        message.attributes.properties().forEach(it -> attributes.set(it.getKey(), attribute(it.getValue())));
        return record.put("md5OfBody", Digests.of(message.body))
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", arn)
                .put("awsRegion", identity.region());
    }

    private static ObjectNode attribute(JsonNode sent) {
        ObjectNode shown = JSON.createObjectNode();
        if (sent.hasNonNull("StringValue")) {
            shown.set("stringValue", sent.get("StringValue"));
        }
        if (sent.hasNonNull("BinaryValue")) {
            shown.set("binaryValue", sent.get("BinaryValue"));
        }
        shown.putArray("stringListValues");
        shown.putArray("binaryListValues");
        shown.set("dataType", sent.get("DataType"));
        return shown;
    }

    String event(List<JsonNode> records) {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").addAll(records);
        return event.toString();
    }
}
