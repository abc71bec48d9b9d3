package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table is told that changes no row of it.
 *
 * @param clusterBy as SHOW TABLES writes it, {@code LINEAR(A, B)}; empty for none
 * @param suspendedClustering whether nothing is clustered again though there is a key
 * @param searchOptimization its targets as written, {@code *} for the whole table; empty for none
 * @param ddlCollation of columns that are added later; null where that of the schema counts
 * @param stageFormat FILE_FORMAT of the table's own stage as written; null for none
 * @param dynamic of a dynamic table, else null
 */
public record TableOptions(
        String clusterBy,
        boolean changeTracking,
        boolean schemaEvolution,
        boolean suspendedClustering,
        List<String> searchOptimization,
        @Nullable String ddlCollation,
        @Nullable OptionValue stageFormat,
        @Nullable Dynamic dynamic) {
    public static final TableOptions NONE = new TableOptions("", false, false, false, List.of(), null, null, null);

    public TableOptions withClusterBy(String key) {
        return new TableOptions(
                key,
                changeTracking,
                schemaEvolution,
                suspendedClustering,
                searchOptimization,
                ddlCollation,
                stageFormat,
                dynamic);
    }

    public TableOptions withChangeTracking(boolean on) {
        return new TableOptions(
                clusterBy,
                on,
                schemaEvolution,
                suspendedClustering,
                searchOptimization,
                ddlCollation,
                stageFormat,
                dynamic);
    }

    public TableOptions withSchemaEvolution(boolean on) {
        return new TableOptions(
                clusterBy,
                changeTracking,
                on,
                suspendedClustering,
                searchOptimization,
                ddlCollation,
                stageFormat,
                dynamic);
    }

    public TableOptions withSuspendedClustering(boolean suspended) {
        return new TableOptions(
                clusterBy,
                changeTracking,
                schemaEvolution,
                suspended,
                searchOptimization,
                ddlCollation,
                stageFormat,
                dynamic);
    }

    public TableOptions withSearchOptimization(List<String> targets) {
        return new TableOptions(
                clusterBy,
                changeTracking,
                schemaEvolution,
                suspendedClustering,
                List.copyOf(targets),
                ddlCollation,
                stageFormat,
                dynamic);
    }

    public TableOptions withDdlCollation(@Nullable String specification) {
        return new TableOptions(
                clusterBy,
                changeTracking,
                schemaEvolution,
                suspendedClustering,
                searchOptimization,
                specification,
                stageFormat,
                dynamic);
    }

    public TableOptions withStageFormat(@Nullable OptionValue format) {
        return new TableOptions(
                clusterBy,
                changeTracking,
                schemaEvolution,
                suspendedClustering,
                searchOptimization,
                ddlCollation,
                format,
                dynamic);
    }

    public TableOptions withDynamic(@Nullable Dynamic definition) {
        return new TableOptions(
                clusterBy,
                changeTracking,
                schemaEvolution,
                suspendedClustering,
                searchOptimization,
                ddlCollation,
                stageFormat,
                definition);
    }
}
