package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
        int retentionDays,
        TableOptions options)
        implements CatalogObject {
    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    public Table(
            ObjectInfo info,
            String physical,
            Persistence persistence,
            List<Column> columns,
            List<TableKey> keys,
            int nextColumn,
            int retentionDays) {
        this(info, physical, persistence, columns, keys, nextColumn, retentionDays, TableOptions.NONE);
    }

    @Override
    public ObjectKind kind() {
        return isDynamic() ? ObjectKind.DYNAMIC_TABLE : ObjectKind.TABLE;
    }

    /** Whether a query gives its rows. */
    public boolean isDynamic() {
        return options.dynamic() != null;
    }

    public Table withDynamic(@Nullable Dynamic definition) {
        return withOptions(options.withDynamic(definition));
    }

    @Override
    public Table with(ObjectInfo newInfo) {
        return new Table(newInfo, physical, persistence, columns, keys, nextColumn, retentionDays, options);
    }

    public Table withColumns(List<Column> newColumns, int newNextColumn) {
        return new Table(info, physical, persistence, newColumns, keys, newNextColumn, retentionDays, options);
    }

    public Table withKeys(List<TableKey> newKeys) {
        return new Table(info, physical, persistence, columns, newKeys, nextColumn, retentionDays, options);
    }

    public Table withRetention(int days) {
        return new Table(info, physical, persistence, columns, keys, nextColumn, days, options);
    }

    public Table withOptions(TableOptions newOptions) {
        return new Table(info, physical, persistence, columns, keys, nextColumn, retentionDays, newOptions);
    }

    /** The same table where what its defaults count with and its foreign keys refer to has other names. */
    public Table following(UnaryOperator<QualifiedName> renamed) {
        List<Column> followed =
                columns.stream().map(column -> column.following(renamed)).toList();
        return withColumns(followed, nextColumn)
                .withKeys(keys.stream().map(key -> key.following(renamed)).toList());
    }

    /** The column of exactly that name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
