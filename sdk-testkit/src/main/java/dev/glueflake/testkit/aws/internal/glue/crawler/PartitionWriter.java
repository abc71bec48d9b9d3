package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import dev.glueflake.testkit.aws.internal.glue.discover.Column;
import dev.glueflake.testkit.aws.internal.glue.discover.DiscoveredTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds the partitions that a crawl found anew, and removes lost ones if the crawler is to delete. */
final class PartitionWriter {
    private static final int CREATED_AT_ONCE = 100;
    private static final int DELETED_AT_ONCE = 25;

    private final CatalogApi catalog;

    PartitionWriter(CatalogApi catalog) {
        this.catalog = catalog;
    }

    /** A table in the catalog and what was found for it. */
    record Target(String database, String table, DiscoveredTable found, List<Column> columns) {
        ObjectNode in() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("DatabaseName", database)
                    .put("TableName", table);
        }
    }

    Crawl.Partitions write(String crawler, Target target, ObjectNode definition) {
        Set<List<String>> known = known(target);
        List<ObjectNode> added = new ArrayList<>();
        for (DiscoveredTable.Partition partition : target.found().partitions()) {
            if (!known.remove(partition.values())) {
                added.add(TableInputs.partition(crawler, target.found(), partition, target.columns()));
            }
        }
        batches(target, "BatchCreatePartition", "PartitionInputList", added, CREATED_AT_ONCE);
        List<ObjectNode> gone = CrawlerSettings.deleteBehavior(definition).equals("DELETE_FROM_DATABASE")
                ? known.stream().map(PartitionWriter::values).toList()
                : List.of();
        batches(target, "BatchDeletePartition", "PartitionsToDelete", gone, DELETED_AT_ONCE);
        return new Crawl.Partitions(added.size(), gone.size());
    }

    private static ObjectNode values(List<String> values) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        values.forEach(list.putArray("Values")::add);
        return list;
    }

    private void batches(Target target, String operation, String member, List<ObjectNode> items, int most) {
        for (int from = 0; from < items.size(); from += most) {
            ObjectNode input = target.in();
            input.putArray(member).addAll(items.subList(from, Math.min(items.size(), from + most)));
            catalog.call(operation, input);
        }
    }

    private Set<List<String>> known(Target target) {
        Set<List<String>> known = new HashSet<>();
        ObjectNode input = target.in();
        JsonNode token = null;
        do {
            JsonNode page = catalog.call("GetPartitions", input).tree();
            page.path("Partitions").forEach(partition -> {
                List<String> values = new ArrayList<>();
                partition.path("Values").forEach(value -> values.add(value.asText()));
                known.add(values);
            });
            token = page.get("NextToken");
            input.set("NextToken", token);
        } while (token != null);
        return known;
    }
}
