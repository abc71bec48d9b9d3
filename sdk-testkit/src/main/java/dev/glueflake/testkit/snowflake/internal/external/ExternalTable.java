package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * An external table.
 *
 * @param columns without VALUE and the pseudo-columns
 * @param partitionBy names of columns
 * @param files what it knows of its files and rows: the same object over every change but a replacement
 */
public record ExternalTable(
        ObjectInfo info, List<Column> columns, List<String> partitionBy, ExternalSource source, ExternalFiles files)
        implements CatalogObject {
    public ExternalTable {
        columns = List.copyOf(columns);
        partitionBy = List.copyOf(partitionBy);
    }

    /** A column that is computed: {@code type} is that of {@code definition}, resolved. */
    public record Column(ExternalColumn definition, SqlType type, String comment) {
        public String name() {
            return definition.name().text();
        }

        /** As DESCRIBE shows it. */
        public String expression() {
            return definition.text();
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXTERNAL_TABLE;
    }

    @Override
    public Runnable keep() {
        return files.keep();
    }

    @Override
    public ExternalTable with(ObjectInfo newInfo) {
        return new ExternalTable(newInfo, columns, partitionBy, source, files);
    }

    ExternalTable withColumns(List<Column> newColumns) {
        return new ExternalTable(info, newColumns, partitionBy, source, files);
    }

    ExternalTable withSource(ExternalSource newSource) {
        return new ExternalTable(info, columns, partitionBy, newSource, files);
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Frees the rows that were read; the table is gone for good. */
    public void destroy() {
        files.close();
    }
}
