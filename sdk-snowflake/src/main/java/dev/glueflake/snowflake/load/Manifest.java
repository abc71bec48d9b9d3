package dev.glueflake.snowflake.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an extract wrote. It is written last: where it stands, the extract is whole.
 *
 * @param source rows of the source table in the snapshot
 * @param filtered rows of it within the window, as the source counted them in the same snapshot
 * @param watermark the greatest cursor that the files may hold; null without a cursor, or without rows
 */
record Manifest(long source, long filtered, @Nullable String watermark, List<Part> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        parts = List.copyOf(parts);
    }

    /** {@code name} is relative to the plan's path. */
    record Part(String name, long rows, long bytes, String sha256) {}

    long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    String toJson() {
        ObjectNode root = JSON.createObjectNode()
                .put("source", source)
                .put("filtered", filtered)
                .put("watermark", watermark);
        ArrayNode array = root.putArray("parts");
        for (Part part : parts) {
            array.addObject()
                    .put("name", part.name())
                    .put("rows", part.rows())
                    .put("bytes", part.bytes())
                    .put("sha256", part.sha256());
        }
        return root.toPrettyString();
    }

    static Manifest fromJson(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Part> parts = new ArrayList<>();
            for (JsonNode part : root.path("parts")) {
                parts.add(new Part(
                        part.path("name").asText(),
                        part.path("rows").asLong(),
                        part.path("bytes").asLong(),
                        part.path("sha256").asText()));
            }
            return new Manifest(
                    root.path("source").asLong(),
                    root.path("filtered").asLong(),
                    root.path("watermark").textValue(),
                    parts);
        } catch (JsonProcessingException e) {
            throw LoadErrors.configuration("The manifest of the load is not JSON: " + e.getOriginalMessage());
        }
    }
}
