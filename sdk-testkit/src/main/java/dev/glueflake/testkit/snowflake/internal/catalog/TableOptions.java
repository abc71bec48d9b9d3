package dev.glueflake.testkit.snowflake.internal.catalog;

/**
 * What a table is told that changes no row of it.
 *
 * @param clusterBy as SHOW TABLES writes it, {@code LINEAR(A, B)}; empty for none
 */
public record TableOptions(String clusterBy, boolean changeTracking, boolean schemaEvolution) {
    public static final TableOptions NONE = new TableOptions("", false, false);

    public TableOptions withClusterBy(String key) {
        return new TableOptions(key, changeTracking, schemaEvolution);
    }

    public TableOptions withChangeTracking(boolean on) {
        return new TableOptions(clusterBy, on, schemaEvolution);
    }

    public TableOptions withSchemaEvolution(boolean on) {
        return new TableOptions(clusterBy, changeTracking, on);
    }
}
