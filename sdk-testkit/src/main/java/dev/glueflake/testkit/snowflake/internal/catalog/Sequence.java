package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;

/** A sequence; {@code physical} is DuckDB's name of the one that counts. */
public record Sequence(ObjectInfo info, String physical, long start, long increment) implements CatalogObject {
    @Override
    public ObjectKind kind() {
        return ObjectKind.SEQUENCE;
    }

    @Override
    public Sequence with(ObjectInfo newInfo) {
        return new Sequence(newInfo, physical, start, increment);
    }
}
