package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A table with its versions and partitions. Guarded by the catalog's lock. */
final class StoredTable {
    private final NavigableMap<Long, ObjectNode> versions = new TreeMap<>();
    private final Map<List<String>, ObjectNode> partitions = new LinkedHashMap<>();

    StoredTable(ObjectNode first) {
        versions.put(0L, first.put("VersionId", "0"));
    }

    ObjectNode current() {
        return versions.lastEntry().getValue();
    }

    /**
     * Replaces the definition.
     *
     * @param expected the version that the caller has seen, or empty
     * @param skipArchive whether the definition that is replaced is forgotten
     */
    void update(ObjectNode definition, Optional<String> expected, boolean skipArchive) {
        long version = versions.lastKey();
        if (expected.isPresent() && !expected.get().equals(Long.toString(version))) {
            throw ServiceException.badRequest(
                    "ConcurrentModificationException",
                    "Update table failed due to concurrent modifications: the table is at version " + version + ", not "
                            + expected.get() + ".");
        }
        definition.set("CreateTime", current().get("CreateTime"));
        if (skipArchive) {
            versions.remove(version);
        }
        versions.put(version + 1, definition.put("VersionId", Long.toString(version + 1)));
    }

    /** Newest first. */
    List<ObjectNode> versions() {
        return List.copyOf(versions.descendingMap().values());
    }

    List<PartitionKey> keys() {
        List<PartitionKey> keys = new ArrayList<>();
        for (JsonNode key : current().path("PartitionKeys")) {
            keys.add(
                    new PartitionKey(key.path("Name").asText(), key.path("Type").asText("string")));
        }
        return keys;
    }

    Map<List<String>, ObjectNode> partitions() {
        return partitions;
    }
}
