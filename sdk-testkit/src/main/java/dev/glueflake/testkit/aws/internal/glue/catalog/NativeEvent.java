package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventDraft;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Glue's own events about the catalog: which tables or partitions have changed, by name, not how. */
final class NativeEvent {
    private static final int MAX_NAMES = 100;
    private static final Set<String> OF_DATABASE =
            Set.of("CreateDatabase", "DeleteDatabase", "CreateTable", "DeleteTable", "BatchDeleteTable");
    private static final Set<String> OF_TABLE =
            Set.of("UpdateTable", "CreatePartition", "BatchCreatePartition", "DeletePartition", "BatchDeletePartition");

    private final Identity identity;

    NativeEvent(Identity identity) {
        this.identity = identity;
    }

    Optional<EventDraft> of(String operation, Parameters in) {
        if (OF_DATABASE.contains(operation)) {
            return Optional.of(ofDatabase(operation, in));
        }
        return OF_TABLE.contains(operation) ? Optional.of(ofTable(operation, in)) : Optional.empty();
    }

    private EventDraft ofDatabase(String operation, Parameters in) {
        ObjectNode tree = in.tree();
        String database = lower(
                tree.path("DatabaseName").asText(),
                tree.path("DatabaseInput").path("Name").asText(),
                operation.endsWith("Database") ? tree.path("Name").asText() : "");
        List<String> tables = new ArrayList<>();
        if (!operation.endsWith("Database")) {
            tree.path("TablesToDelete").forEach(name -> tables.add(Catalog.name(name.asText())));
            String one = lower(
                    tree.path("TableInput").path("Name").asText(),
                    tree.path("Name").asText());
            if (!one.isEmpty()) {
                tables.add(one);
            }
        }
        ObjectNode detail = detail(operation, database);
        tables.stream().limit(MAX_NAMES).forEach(detail.putArray("changedTables")::add);
        return new EventDraft(
                "aws.glue",
                "Glue Data Catalog Database State Change",
                tables.stream()
                        .limit(MAX_NAMES)
                        .map(table -> arn(database, table))
                        .toList(),
                detail);
    }

    private EventDraft ofTable(String operation, Parameters in) {
        ObjectNode tree = in.tree();
        String database = lower(tree.path("DatabaseName").asText());
        String table = lower(
                tree.path("TableName").asText(),
                tree.path("TableInput").path("Name").asText());
        List<String> partitions = new ArrayList<>();
        addValues(partitions, tree.path("PartitionInput"));
        addValues(partitions, tree.path("PartitionValues"));
        tree.path("PartitionInputList").forEach(partition -> addValues(partitions, partition));
        tree.path("PartitionsToDelete").forEach(partition -> addValues(partitions, partition));
        ObjectNode detail = detail(operation, database).put("tableName", table);
        partitions.stream().limit(MAX_NAMES).forEach(detail.putArray("changedPartitions")::add);
        return new EventDraft(
                "aws.glue", "Glue Data Catalog Table State Change", List.of(arn(database, table)), detail);
    }

    private static void addValues(List<String> partitions, JsonNode partition) {
        JsonNode values = partition.isArray() ? partition : partition.path("Values");
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        if (!texts.isEmpty()) {
            partitions.add(String.join(",", texts));
        }
    }

    private static ObjectNode detail(String operation, String database) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("databaseName", database)
                .put("typeOfChange", operation);
    }

    /** The first text that is there. */
    private static String lower(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return Catalog.name(text);
            }
        }
        return "";
    }

    private String arn(String database, String table) {
        return identity.arn("glue", "table/" + database + "/" + table);
    }
}
