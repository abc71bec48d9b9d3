package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The operations on many partitions: each fails alone, and the call succeeds. */
final class PartitionBatchApi {
    private static final int MOST = 100;
    private static final int MOST_DELETED = 25;
    private static final int MOST_READ = 1_000;

    private final Catalog catalog;

    PartitionBatchApi(Catalog catalog) {
        this.catalog = catalog;
    }

    void addTo(CatalogApi api, Operations operations) {
        api.change(
                operations,
                "BatchCreatePartition",
                members("PartitionInputList"),
                in -> each(in, "PartitionInputList", MOST, input -> input.texts("Values"), Partitions::create));
        api.change(
                operations,
                "BatchDeletePartition",
                members("PartitionsToDelete"),
                in -> each(
                        in,
                        "PartitionsToDelete",
                        MOST_DELETED,
                        input -> input.texts("Values"),
                        (partitions, input) -> partitions.delete(input.texts("Values"))));
        api.change(operations, "BatchUpdatePartition", members("Entries"), this::update);
        api.read(operations, "BatchGetPartition", members("PartitionsToGet"), this::get);
    }

    private static Set<String> members(String list) {
        return Set.of("CatalogId", "DatabaseName", "TableName", list);
    }

    private Result update(Parameters in) {
        return each(in, "Entries", MOST, input -> input.texts("PartitionValueList"), (partitions, entry) -> {
            Parameters input = entry.requiredStructure("PartitionInput");
            partitions.update(entry.texts("PartitionValueList"), input);
        });
    }

    private Result each(
            Parameters in,
            String member,
            int most,
            Function<Parameters, List<String>> values,
            BiConsumer<Partitions, Parameters> action) {
        Partitions partitions = new Partitions(catalog, in);
        List<Result> errors = new ArrayList<>();
        for (Parameters input : limited(in, member, most)) {
            try {
                action.accept(partitions, input);
            } catch (ServiceException e) {
                String named = member.equals("Entries") ? "PartitionValueList" : "PartitionValues";
                errors.add(
                        Result.empty().putTexts(named, values.apply(input)).put("ErrorDetail", GlueErrors.detail(e)));
            }
        }
        return Result.empty().putAll("Errors", errors);
    }

    private Result get(Parameters in) {
        Partitions partitions = new Partitions(catalog, in);
        List<Result> found = new ArrayList<>();
        for (Parameters wanted : limited(in, "PartitionsToGet", MOST_READ)) {
            List<String> values = wanted.texts("Values");
            // One that does not exist is simply not in the answer.
            if (partitions.table().partitions().containsKey(values)) {
                found.add(Results.of(partitions.require(values)));
            }
        }
        return Result.empty().putAll("Partitions", found).putAll("UnprocessedKeys", List.of());
    }

    private static List<Parameters> limited(Parameters in, String member, int most) {
        List<Parameters> all = in.structures(member);
        if (all.size() > most) {
            throw GlueErrors.invalid(member + " may have at most " + most + " members, not " + all.size());
        }
        return all;
    }
}
