package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param physical DuckDB's name of it, never used again: also the table's identity over renames and swaps
 * @param nextColumn number of the next physical column
 * @param retentionDays DATA_RETENTION_TIME_IN_DAYS; a table with 0 is gone for good when it is dropped
 */
public record Table(
        ObjectInfo info,
        String physical,
        Persistence persistence,
        List<Column> columns,
        List<TableKey> keys,
        int nextColumn,
        int retentionDays)
        implements CatalogObject {
    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TABLE;
    }

    @Override
    public Table with(ObjectInfo newInfo) {
        return new Table(newInfo, physical, persistence, columns, keys, nextColumn, retentionDays);
    }

    public Table withColumns(List<Column> newColumns, int newNextColumn) {
        return new Table(info, physical, persistence, newColumns, keys, newNextColumn, retentionDays);
    }

    public Table withKeys(List<TableKey> newKeys) {
        return new Table(info, physical, persistence, columns, newKeys, nextColumn, retentionDays);
    }

    public Table withRetention(int days) {
        return new Table(info, physical, persistence, columns, keys, nextColumn, days);
    }

    /** The column of exactly that name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
