package dev.glueflake.testkit.snowflake.internal.wire.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading and writing JSON. */
public final class Json {
    /** Characters of one text: a bind may be as long as the longest VARCHAR. */
    private static final int LONGEST_TEXT = SqlType.Text.LIMIT;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build());

    private Json() {}

    /** Writes one JSON text. */
    @FunctionalInterface
    public interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    /** The tree of a text; empty where it is no JSON. */
    public static Optional<JsonNode> parse(byte[] text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node instanceof MissingNode ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] write(Writer writer) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = MAPPER.getFactory().createGenerator(bytes)) {
                writer.write(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A field's text; null where it is absent or null. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** The fields of an object as text, under their upper-case names. */
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> all = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> all.put(
                        field.getKey().toUpperCase(Locale.ROOT),
                        field.getValue().asText()));
        return all;
    }
}
