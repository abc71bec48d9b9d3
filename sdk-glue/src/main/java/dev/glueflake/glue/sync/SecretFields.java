package dev.glueflake.glue.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.ConfigurationException;
import java.io.CharArrayReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON secret by dotted keys, however the user nested them. Errors name keys, never values. */
final class SecretFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String secret;
    private final JsonNode root;

    private SecretFields(String secret, JsonNode root) {
        this.secret = secret;
        this.root = root;
    }

    static SecretFields read(String secret, char[] text) {
        try {
            JsonNode root = JSON.readTree(new CharArrayReader(text));
            if (root.isObject()) {
                return new SecretFields(secret, root);
            }
        } catch (IOException e) {
            // Jackson's message could quote the secret.
        }
        throw new ConfigurationException(
                "SYNC_SECRET_NOT_JSON",
                "The secret " + secret + " is no JSON object; store one with the documented keys");
    }

    boolean has(String key) {
        return !node(key).isMissingNode();
    }

    Optional<String> find(String key) {
        JsonNode node = node(key);
        return node.isTextual() && !node.textValue().isBlank()
                ? Optional.of(node.textValue().strip())
                : Optional.empty();
    }

    String require(String key) {
        return find(key).orElseThrow(() -> invalid(key, "it is missing or empty; add it to the secret's JSON"));
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(key)
                .properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** A list, or one text with commas. */
    List<String> list(String key) {
        JsonNode node = node(key);
        if (node.isTextual()) {
            return List.of(node.textValue().split(","));
        }
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    ConfigurationException invalid(String key, String why) {
        return new ConfigurationException(
                "SYNC_SECRET_KEY_INVALID",
                "The key \"" + key + "\" of secret " + secret + " cannot be used: " + why,
                Map.of("secret", secret, "key", key),
                null);
    }

    private JsonNode node(String key) {
        if (root.has(key)) {
            return parsed(root.get(key));
        }
        JsonNode node = root;
        for (String part : key.split("\\.", -1)) {
            node = parsed(node.path(part));
        }
        return node;
    }

    /** The console stores nested JSON as text. */
    private static JsonNode parsed(JsonNode node) {
        String text = node.isTextual() ? node.textValue().strip() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return node;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return node;
        }
    }
}
