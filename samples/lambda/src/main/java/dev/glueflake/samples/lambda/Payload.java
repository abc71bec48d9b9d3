package dev.glueflake.samples.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON object that a function is invoked with. Errors name fields and never show the payload. */
final class Payload {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private Payload(JsonNode root) {
        this.root = root;
    }

    static Payload read(InputStream input) throws IOException {
        return read(text(input));
    }

    static Payload read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isObject()) {
                return new Payload(root);
            }
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the payload.
        }
        throw invalid("it is no JSON object");
    }

    static String text(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    static void write(OutputStream output, Map<String, ?> answer) throws IOException {
        output.write(JSON.writeValueAsBytes(answer));
    }

    /** Refuses what this function would not look at. */
    void allowOnly(List<String> fields) {
        root.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw invalid("the field \"" + field + "\" is not taken; it may hold " + fields);
            }
        });
    }

    Optional<String> find(String field) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw invalid("the field \"" + field + "\" is not a text, or blank");
        }
        return Optional.of(value.textValue().strip());
    }

    String require(String field, String holds) {
        return find(field).orElseThrow(() -> invalid("the field \"" + field + "\" is missing; it holds " + holds));
    }

    JsonNode node(String field) {
        return root.path(field);
    }

    static ConfigurationException invalid(String why) {
        return new ConfigurationException("PAYLOAD_INVALID", "The payload cannot be used: " + why + ".");
    }
}
