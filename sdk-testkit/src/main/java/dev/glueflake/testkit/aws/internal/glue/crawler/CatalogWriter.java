package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import dev.glueflake.testkit.aws.internal.glue.discover.Column;
import dev.glueflake.testkit.aws.internal.glue.discover.DiscoveredTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes what a crawl found to the catalog, by the catalog's own operations, so that each change is published. */
final class CatalogWriter {
    private final CatalogApi catalog;
    private final PartitionWriter partitions;
    private final LostTables lost;

    CatalogWriter(CatalogApi catalog) {
        this.catalog = catalog;
        this.partitions = new PartitionWriter(catalog);
        this.lost = new LostTables(catalog);
    }

    Crawl.Changes write(String crawler, ObjectNode definition, List<DiscoveredTable> found) {
        String database = definition.path("DatabaseName").asText();
        Set<String> names = new HashSet<>();
        int created = 0;
        int updated = 0;
        Crawl.Partitions ofPartitions = Crawl.Partitions.NONE;
        for (DiscoveredTable table : found) {
            String name = name(definition, database, table, names);
            Optional<JsonNode> before = table(database, name);
            names.add(name);
            List<Column> columns = columns(definition, before, table);
            ObjectNode input = in(database);
            input.set("TableInput", TableInputs.table(crawler, name, table, columns));
            if (before.isEmpty()) {
                catalog.call("CreateTable", input);
                created++;
            } else if (CrawlerSettings.updateBehavior(definition).equals("UPDATE_IN_DATABASE")) {
                // A crawler updates a table on each run, whether it has changed or not.
                catalog.call("UpdateTable", input);
                updated++;
            }
            ofPartitions = ofPartitions.plus(
                    partitions.write(crawler, new PartitionWriter.Target(database, name, table, columns), definition));
        }
        int gone = lost.handle(crawler, definition, names);
        return new Crawl.Changes(created, updated, gone, ofPartitions);
    }

    private String name(ObjectNode definition, String database, DiscoveredTable found, Set<String> taken) {
        String plain = definition.path("TablePrefix").asText("") + found.folder();
        String name = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        boolean other = table(database, name)
                .filter(table -> !table.path("StorageDescriptor")
                        .path("Location")
                        .asText()
                        .equals(found.location()))
                .isPresent();
        if (!other && !taken.contains(name)) {
            return name;
        }
        byte[] location = found.location().getBytes(StandardCharsets.UTF_8);
        return name + "_" + UUID.nameUUIDFromBytes(location).toString().replace("-", "");
    }

    private Optional<JsonNode> table(String database, String name) {
        try {
            return Optional.of(catalog.call("GetTable", in(database).put("Name", name))
                    .tree()
                    .get("Table"));
        } catch (ServiceException e) {
            if (e.message().startsWith("Table")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<Column> columns(ObjectNode definition, Optional<JsonNode> before, DiscoveredTable found) {
        if (before.isEmpty() || !CrawlerSettings.mergesNewColumns(definition)) {
            return found.columns();
        }
        List<Column> merged = new ArrayList<>();
        for (JsonNode column : before.get().path("StorageDescriptor").path("Columns")) {
            merged.add(
                    new Column(column.path("Name").asText(), column.path("Type").asText()));
        }
        found.columns().stream()
                .filter(column ->
                        merged.stream().noneMatch(known -> known.name().equals(column.name())))
                .toList()
                .forEach(merged::add);
        return merged;
    }

    private static ObjectNode in(String database) {
        return JsonNodeFactory.instance.objectNode().put("DatabaseName", database);
    }
}
