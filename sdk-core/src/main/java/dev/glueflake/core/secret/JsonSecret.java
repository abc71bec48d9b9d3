package dev.glueflake.core.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.glueflake.core.ConfigurationException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one key of a secret that is a JSON object.
 *
 * <p>No text of the parser reaches an error, neither as message nor as cause: it quotes the secret.
 */
final class JsonSecret {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private JsonSecret() {}

    /** Returns the whole secret's copy, or its key's value. */
    static Secret select(Secret whole, SecretReference reference) {
        return reference.jsonKey().map(key -> field(whole, key, reference)).orElseGet(whole::copy);
    }

    private static Secret field(Secret whole, String key, SecretReference reference) {
        return whole.useBytes(bytes -> {
            try (JsonParser parser = JSON.createParser(bytes)) {
                return read(parser, key, reference);
            } catch (IOException notJson) {
                throw notAnObject(reference);
            }
        });
    }

    private static Secret read(JsonParser parser, String key, SecretReference reference) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw notAnObject(reference);
        }
        List<String> keys = new ArrayList<>();
        Secret found = null;
        try {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                keys.add(parser.currentName());
                JsonToken value = parser.nextToken();
                if (keys.get(keys.size() - 1).equals(key)) {
                    found = scalar(parser, value, reference);
                }
                parser.skipChildren();
            }
            checkEnd(parser, reference);
        } catch (IOException | RuntimeException failure) {
            close(found);
            throw failure;
        }
        if (found == null) {
            throw missing(reference, keys);
        }
        return found;
    }

    private static Secret scalar(JsonParser parser, JsonToken value, SecretReference reference) throws IOException {
        if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
            throw new ConfigurationException(
                    "SECRET_KEY_NOT_TEXT",
                    "The key of secret " + reference + " holds "
                            + (value == JsonToken.VALUE_NULL ? "null" : "an object or array")
                            + ": store a string, a number or a boolean under it.",
                    Map.of("reference", reference.toString()),
                    null);
        }
        return Secret.ofText(
                CharBuffer.wrap(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
    }

    private static void checkEnd(JsonParser parser, SecretReference reference) throws IOException {
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw notAnObject(reference);
        }
    }

    private static void close(@Nullable Secret secret) {
        if (secret != null) {
            secret.close();
        }
    }

    private static ConfigurationException missing(SecretReference reference, List<String> keys) {
        return new ConfigurationException(
                "SECRET_KEY_MISSING",
                "Secret " + reference.name() + " has no key \""
                        + reference.jsonKey().orElse("") + "\"; its keys are " + keys
                        + ": correct the reference, or store the key.",
                Map.of("reference", reference.toString()),
                null);
    }

    private static ConfigurationException notAnObject(SecretReference reference) {
        return new ConfigurationException(
                "SECRET_NOT_JSON",
                "Secret " + reference.name() + " is no JSON object with distinct keys, so the key \""
                        + reference.jsonKey().orElse("")
                        + "\" cannot be read: store an object, or refer to the whole secret.",
                Map.of("reference", reference.toString()),
                null);
    }
}
