package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.util.List;

/** The partitions of one table, as the operations on single and on many partitions change them. */
final class Partitions {
    private final Catalog catalog;
    private final StoredTable table;
    private final String database;
    private final String name;

    Partitions(Catalog catalog, Parameters in) {
        this.catalog = catalog;
        this.database = Catalog.name(in.required("DatabaseName"));
        this.name = Catalog.name(in.required("TableName"));
        this.table = catalog.table(database, name);
    }

    StoredTable table() {
        return table;
    }

    void create(Parameters input) {
        List<String> values = values(input);
        if (table.partitions().containsKey(values)) {
            throw GlueErrors.exists("Partition");
        }
        table.partitions().put(values, definition(input));
    }

    ObjectNode require(List<String> values) {
        ObjectNode partition = table.partitions().get(values);
        if (partition == null) {
            throw GlueErrors.notFound("Partition with values " + values);
        }
        return partition;
    }

    void update(List<String> values, Parameters input) {
        ObjectNode before = require(values);
        List<String> renamed = values(input);
        if (!renamed.equals(values) && table.partitions().containsKey(renamed)) {
            throw GlueErrors.exists("Partition");
        }
        ObjectNode definition = definition(input);
        definition.set("CreationTime", before.get("CreationTime"));
        table.partitions().remove(values);
        table.partitions().put(renamed, definition);
    }

    void delete(List<String> values) {
        require(values);
        table.partitions().remove(values);
    }

    private List<String> values(Parameters input) {
        List<String> values = input.texts("Values");
        if (values.size() != table.keys().size()) {
            throw GlueErrors.invalid("The number of partition keys do not match the number of partition values: "
                    + table.keys().size() + " keys, values " + values);
        }
        return values;
    }

    private ObjectNode definition(Parameters input) {
        ObjectNode definition = input.tree().deepCopy();
        return definition
                .put("DatabaseName", database)
                .put("TableName", name)
                .put("CreationTime", catalog.now())
                .put("CatalogId", catalog.accountId());
    }
}
