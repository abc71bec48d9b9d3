package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations on one partition, and the list of all. */
final class PartitionApi {
    private static final int PAGE = 1_000;

    private final Catalog catalog;

    PartitionApi(Catalog catalog) {
        this.catalog = catalog;
    }

    void addTo(CatalogApi api, Operations operations) {
        Set<String> named = Set.of("CatalogId", "DatabaseName", "TableName", "PartitionValues");
        api.change(
                operations,
                "CreatePartition",
                Set.of("CatalogId", "DatabaseName", "TableName", "PartitionInput"),
                this::create);
        api.change(
                operations,
                "UpdatePartition",
                Set.of("CatalogId", "DatabaseName", "TableName", "PartitionValueList", "PartitionInput"),
                this::update);
        api.change(operations, "DeletePartition", named, this::delete);
        api.read(operations, "GetPartition", named, this::get);
        api.read(
                operations,
                "GetPartitions",
                Set.of(
                        "CatalogId",
                        "DatabaseName",
                        "TableName",
                        "Expression",
                        "NextToken",
                        "MaxResults",
                        "ExcludeColumnSchema"),
                this::list);
    }

    private Result create(Parameters in) {
        new Partitions(catalog, in).create(input(in));
        return Result.empty();
    }

    private Result update(Parameters in) {
        new Partitions(catalog, in).update(in.texts("PartitionValueList"), input(in));
        return Result.empty();
    }

    private Result delete(Parameters in) {
        new Partitions(catalog, in).delete(in.texts("PartitionValues"));
        return Result.empty();
    }

    private static Parameters input(Parameters in) {
        return in.requiredStructure("PartitionInput");
    }

    private Result get(Parameters in) {
        ObjectNode partition = new Partitions(catalog, in).require(in.texts("PartitionValues"));
        return Result.empty().put("Partition", partition.deepCopy());
    }

    private Result list(Parameters in) {
        StoredTable table = new Partitions(catalog, in).table();
        PartitionExpression expression =
                PartitionExpression.parse(in.text("Expression").orElse(""), table.keys());
        List<ObjectNode> found = table.partitions().entrySet().stream()
                .filter(partition -> expression.matches(partition.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        boolean withoutColumns = in.flag("ExcludeColumnSchema", false);
        return Paging.page(in, "Partitions", found, PAGE, partition -> shown(partition, withoutColumns));
    }

    private static Result shown(ObjectNode partition, boolean withoutColumns) {
        ObjectNode copy = partition.deepCopy();
        if (withoutColumns && copy.get("StorageDescriptor") instanceof ObjectNode descriptor) {
            descriptor.remove("Columns");
        }
        return Results.of(copy);
    }
}
