package dev.glueflake.testkit.snowflake.internal.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a materialized view has besides its query. Its rows are computed when they are read, so they are always current.
 *
 * @param base the table or external table below it
 * @param columns the base table's when the view was made; none for an external table
 * @param clusterBy as SHOW writes it; empty for none
 * @param suspended whether ALTER … SUSPEND keeps it from being read
 */
public record Materialized(
        QualifiedName base, String physical, List<Column> columns, String clusterBy, boolean suspended) {
    public Materialized {
        columns = List.copyOf(columns);
    }

    public Materialized withSuspended(boolean newSuspended) {
        return new Materialized(base, physical, columns, clusterBy, newSuspended);
    }

    public Materialized withClusterBy(String key) {
        return new Materialized(base, physical, columns, key, suspended);
    }

    /** The same over another base table with the same columns. */
    public Materialized over(Table table) {
        return new Materialized(table.name(), table.physical(), table.columns(), clusterBy, suspended);
    }

    /** Why the view cannot be read now; empty where it can. {@code now} is what has the base table's name. */
    public Optional<String> invalidReason(Optional<CatalogObject> now) {
        if (suspended) {
            return Optional.of("Marked Materialized View as invalid manually.");
        }
        boolean stands = now.isPresent() && (!(now.get() instanceof Table table) || hasAll(table));
        return stands
                ? Optional.empty()
                : Optional.of("DDL Statement was executed on the base table '" + base.name()
                        + "'. Marked Materialized View as invalid.");
    }

    private boolean hasAll(Table table) {
        return table.physical().equals(physical)
                && columns.stream().allMatch(column -> table.columns().stream()
                        .anyMatch(each -> each.physical().equals(column.physical())
                                && each.name().equals(column.name())
                                && each.type().equals(column.type())));
    }
}
