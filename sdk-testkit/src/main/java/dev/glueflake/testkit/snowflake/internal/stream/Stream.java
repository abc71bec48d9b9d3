package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;

/**
 * A stream.
 *
 * @param position how far it is consumed: the same object over every change but a replacement
 */
public record Stream(ObjectInfo info, StreamSource source, StreamMode mode, StreamPosition position)
        implements CatalogObject {
    @Override
    public ObjectKind kind() {
        return ObjectKind.STREAM;
    }

    @Override
    public Runnable keep() {
        return position.keep();
    }

    @Override
    public Stream with(ObjectInfo newInfo) {
        return new Stream(newInfo, source, mode, position);
    }
}
