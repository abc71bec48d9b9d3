package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a sender says of a message.
 *
 * @param group the message group; empty for none
 * @param deduplicationId given or made of the body; empty outside FIFO queues
 */
record MessageDraft(String body, ObjectNode attributes, String group, String deduplicationId) {

    static MessageDraft of(String body) {
        return new MessageDraft(body, JsonNodeFactory.instance.objectNode(), "", "");
    }
}
