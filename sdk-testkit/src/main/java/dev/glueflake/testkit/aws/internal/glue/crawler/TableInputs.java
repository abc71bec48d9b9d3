package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.discover.Column;
import dev.glueflake.testkit.aws.internal.glue.discover.DiscoveredTable;
import java.util.List;

/** Definitions of tables and partitions as a crawler leaves them. */
final class TableInputs {

    private TableInputs() {}

    static ObjectNode table(String crawler, String name, DiscoveredTable found, List<Column> columns) {
        ObjectNode input = JsonNodeFactory.instance
                .objectNode()
                .put("Name", name)
                .put("Owner", "owner")
                .put("Retention", 0);
        input.set("StorageDescriptor", descriptor(crawler, found, found.location(), columns, found.size()));
        add(input.putArray("PartitionKeys"), found.keys());
        input.put("TableType", "EXTERNAL_TABLE");
        input.set("Parameters", TableShape.parameters(crawler, found, found.size()));
        return input;
    }

    static ObjectNode partition(
            String crawler, DiscoveredTable found, DiscoveredTable.Partition partition, List<Column> columns) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        partition.values().forEach(input.putArray("Values")::add);
        input.set("StorageDescriptor", descriptor(crawler, found, partition.location(), columns, partition.size()));
        input.set("Parameters", TableShape.parameters(crawler, found, partition.size()));
        return input;
    }

    private static ObjectNode descriptor(
            String crawler, DiscoveredTable found, String location, List<Column> columns, DiscoveredTable.Size size) {
        ObjectNode descriptor = JsonNodeFactory.instance.objectNode();
        add(descriptor.putArray("Columns"), columns);
        descriptor
                .put("Location", location)
                .put("Compressed", !found.compression().equals("none"))
                .put("NumberOfBuckets", -1);
        TableShape.addClasses(descriptor, found);
        descriptor.putArray("BucketColumns");
        descriptor.putArray("SortColumns");
        descriptor.set("Parameters", TableShape.parameters(crawler, found, size));
        return descriptor.put("StoredAsSubDirectories", false);
    }

    private static void add(ArrayNode list, List<Column> columns) {
        columns.forEach(column -> list.addObject().put("Name", column.name()).put("Type", column.type()));
    }
}
