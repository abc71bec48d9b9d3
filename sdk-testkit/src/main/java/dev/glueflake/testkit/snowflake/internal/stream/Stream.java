package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;

/**
 * A stream on a table.
 *
 * @param table physical name of the table, which stays when the table is renamed
 * @param tableName the table's name when the stream was made, for the time after the table is dropped
 * @param position how far it is consumed: the same object over every change but a replacement
 */
public record Stream(ObjectInfo info, String table, QualifiedName tableName, StreamMode mode, StreamPosition position)
        implements CatalogObject {
    @Override
    public ObjectKind kind() {
        return ObjectKind.STREAM;
    }

    @Override
    public Stream with(ObjectInfo newInfo) {
        return new Stream(newInfo, table, tableName, mode, position);
    }
}
