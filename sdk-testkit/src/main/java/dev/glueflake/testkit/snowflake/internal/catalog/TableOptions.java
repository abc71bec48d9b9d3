package dev.glueflake.testkit.snowflake.internal.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a table is told that changes no row of it.
 *
 * @param clusterBy as SHOW TABLES writes it, {@code LINEAR(A, B)}; empty for none
 * @param dynamic of a dynamic table, else null
 */
public record TableOptions(
        String clusterBy,
        boolean changeTracking,
        boolean schemaEvolution,
        @Nullable Dynamic dynamic) {
    public static final TableOptions NONE = new TableOptions("", false, false, null);

    public TableOptions withClusterBy(String key) {
        return new TableOptions(key, changeTracking, schemaEvolution, dynamic);
    }

    public TableOptions withChangeTracking(boolean on) {
        return new TableOptions(clusterBy, on, schemaEvolution, dynamic);
    }

    public TableOptions withSchemaEvolution(boolean on) {
        return new TableOptions(clusterBy, changeTracking, on, dynamic);
    }

    public TableOptions withDynamic(@Nullable Dynamic definition) {
        return new TableOptions(clusterBy, changeTracking, schemaEvolution, definition);
    }
}
