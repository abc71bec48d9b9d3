package dev.glueflake.glue.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.ConfigurationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One stored value: an object with a version, read strictly. */
public final class JsonDocument {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectNode root;

    private JsonDocument(ObjectNode root) {
        this.root = root;
    }

    public static JsonDocument create() {
        return new JsonDocument(JSON.createObjectNode().put("version", VERSION));
    }

    /**
     * Reads a value; anything wrong with the text is one error.
     *
     * @param what the value's name with its article, for example {@code "a job handle"}
     */
    public static <T> T read(String what, String json, Function<JsonDocument, T> reader) {
        try {
            JsonNode node = JSON.readTree(json);
            if (!(node instanceof ObjectNode object)) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            if (object.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException(
                        "it has version " + object.path("version") + " instead of " + VERSION);
            }
            return reader.apply(new JsonDocument(object));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            String reason = e instanceof JsonProcessingException syntax ? syntax.getOriginalMessage() : e.getMessage();
            throw new ConfigurationException(
                    "STORED_VALUE_INVALID", "This is not " + what + ": " + reason + ". Pass what toJson() wrote.");
        }
    }

    public JsonDocument put(String field, @Nullable String value) {
        root.put(field, value);
        return this;
    }

    public JsonDocument put(String field, @Nullable Instant value) {
        return put(field, value == null ? null : value.toString());
    }

    public JsonDocument put(String field, Map<String, String> values) {
        ObjectNode node = root.putObject(field);
        values.forEach(node::put);
        return this;
    }

    public ObjectNode node() {
        return root;
    }

    public String text(String field) {
        String value = optional(field);
        if (value == null) {
            throw new IllegalArgumentException("the field \"" + field + "\" is missing");
        }
        return value;
    }

    public @Nullable String optional(String field) {
        return root.hasNonNull(field) ? root.get(field).asText() : null;
    }

    public Instant instant(String field) {
        return Instant.parse(text(field));
    }

    public @Nullable Instant optionalInstant(String field) {
        String value = optional(field);
        return value == null ? null : Instant.parse(value);
    }

    public Map<String, String> map(String field) {
        Map<String, String> values = new LinkedHashMap<>();
        root.path(field)
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
