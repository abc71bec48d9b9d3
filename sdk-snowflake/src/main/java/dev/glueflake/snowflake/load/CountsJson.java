package dev.glueflake.snowflake.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The counts as the run row keeps them. */
final class CountsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CountsJson() {}

    static String write(LoadCounts counts) {
        return JSON.createObjectNode()
                .put("source", counts.source())
                .put("filtered", counts.filtered())
                .put("staged", counts.staged())
                .put("duplicates", counts.duplicates())
                .put("inserted", counts.inserted())
                .put("updated", counts.updated())
                .put("deleted", counts.deleted())
                .put("stale", counts.stale())
                .put("ignored", counts.ignored())
                .put("before", counts.before())
                .put("destination", counts.destination())
                .toString();
    }

    static LoadCounts read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new LoadCounts(
                    node.path("source").asLong(),
                    node.path("filtered").asLong(),
                    node.path("staged").asLong(),
                    node.path("duplicates").asLong(),
                    node.path("inserted").asLong(),
                    node.path("updated").asLong(),
                    node.path("deleted").asLong(),
                    node.path("stale").asLong(),
                    node.path("ignored").asLong(),
                    node.path("before").asLong(),
                    node.path("destination").asLong());
        } catch (JsonProcessingException e) {
            throw LoadErrors.configuration("The counts of a run row are not JSON: " + e.getOriginalMessage());
        }
    }
}
