package dev.glueflake.glue.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.ConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON in which Lambda passes a batch of SQS messages and takes its partial response. */
final class SqsEventJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SqsEventJson() {}

    static List<EventFileHandler.Message> messages(String event) {
        JsonNode records = tree(event).path("Records");
        if (!records.isArray()) {
            throw invalid("it has no array Records");
        }
        List<EventFileHandler.Message> messages = new ArrayList<>();
        for (JsonNode record : records) {
            messages.add(
                    new EventFileHandler.Message(text(record, "messageId"), text(record, "body"), attributes(record)));
        }
        return messages;
    }

    static String response(EventFileHandler.Batch batch) {
        ObjectNode response = JSON.createObjectNode();
        ArrayNode failures = response.putArray("batchItemFailures");
        batch.failedIds().forEach(id -> failures.addObject().put("itemIdentifier", id));
        return response.toString();
    }

    private static JsonNode tree(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw invalid(e.getOriginalMessage());
        }
    }

    private static Map<String, String> attributes(JsonNode record) {
        Map<String, String> attributes = new HashMap<>();
        record.path("messageAttributes").properties().forEach(entry -> {
            JsonNode value = entry.getValue().path("stringValue");
            if (value.isTextual()) {
                attributes.put(entry.getKey(), value.asText());
            }
        });
        return attributes;
    }

    private static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        if (!value.isTextual()) {
            throw invalid("a record has no text " + field);
        }
        return value.asText();
    }

    private static ConfigurationException invalid(String why) {
        return new ConfigurationException(
                "EVENT_BATCH_INVALID",
                "The event is no batch of SQS messages: " + why
                        + ". Trigger this function by an SQS event source mapping.");
    }
}
