package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tables that a crawler once made and whose data it does not find any more. */
final class LostTables {
    private static final String MARK = "DEPRECATED_BY_CRAWLER";

    private final CatalogApi catalog;

    LostTables(CatalogApi catalog) {
        this.catalog = catalog;
    }

    /** Deletes or marks them, as the crawler's policy says; gives how many. */
    int handle(String crawler, ObjectNode definition, Set<String> found) {
        String behavior = CrawlerSettings.deleteBehavior(definition);
        String database = definition.path("DatabaseName").asText();
        if (behavior.equals("LOG")) {
            return 0;
        }
        int lost = 0;
        for (JsonNode table : tables(database)) {
            JsonNode parameters = table.path("Parameters");
            boolean ours = parameters.path("UPDATED_BY_CRAWLER").asText().equals(crawler);
            if (!ours || found.contains(table.path("Name").asText()) || parameters.has(MARK)) {
                continue;
            }
            if (behavior.equals("DELETE_FROM_DATABASE")) {
                catalog.call(
                        "DeleteTable",
                        in(database).put("Name", table.path("Name").asText()));
            } else {
                deprecate(database, (ObjectNode) table.deepCopy());
            }
            lost++;
        }
        return lost;
    }

    private List<JsonNode> tables(String database) {
        List<JsonNode> tables = new ArrayList<>();
        ObjectNode input = in(database);
        JsonNode token = null;
        do {
            JsonNode page = catalog.call("GetTables", input).tree();
            page.path("TableList").forEach(tables::add);
            token = page.get("NextToken");
            input.set("NextToken", token);
        } while (token != null);
        return tables;
    }

    private void deprecate(String database, ObjectNode table) {
        table.withObject("/Parameters").put(MARK, table.path("UpdateTime").asText());
        // An input has only the members that a client may write.
        ObjectNode input = in(database);
        input.set(
                "TableInput",
                table.retain(
                        "Name",
                        "Description",
                        "Owner",
                        "Retention",
                        "StorageDescriptor",
                        "PartitionKeys",
                        "TableType",
                        "Parameters"));
        catalog.call("UpdateTable", input);
    }

    private static ObjectNode in(String database) {
        return JsonNodeFactory.instance.objectNode().put("DatabaseName", database);
    }
}
