package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;

/** A sequence; {@code physical} is DuckDB's name of the one that counts. */
public record Sequence(ObjectInfo info, String physical, long start, long increment, boolean ordered)
        implements CatalogObject {
    /** One that is NOORDER, as Snowflake makes them unless told otherwise. */
    public Sequence(ObjectInfo info, String physical, long start, long increment) {
        this(info, physical, start, increment, false);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SEQUENCE;
    }

    @Override
    public Sequence with(ObjectInfo newInfo) {
        return new Sequence(newInfo, physical, start, increment, ordered);
    }
}
