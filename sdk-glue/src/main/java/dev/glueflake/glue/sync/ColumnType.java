package dev.glueflake.glue.sync;

import dev.glueflake.glue.internal.sync.HiveType;
import dev.glueflake.glue.internal.sync.HiveType.Kind;
import java.util.Map;

/**
 * The Snowflake type of a column, and how its values are read.
 *
 * @param sql the type as SQL
 */
record ColumnType(String sql, Shape shape) {

    enum Shape {
        TEXT,
        PLAIN,
        DATE,
        TIMESTAMP,
        BINARY,
        NESTED
    }

    /** What a type that cannot be read becomes, and any nested one: Parquet's lists keep their writer's wrappers. */
    static final ColumnType NESTED = new ColumnType("VARIANT", Shape.NESTED);

    private static final ColumnType TEXT = new ColumnType("VARCHAR", Shape.TEXT);

    /** TIMESTAMP alone would depend on the account's TIMESTAMP_TYPE_MAPPING. */
    private static final Map<Kind, ColumnType> KINDS = Map.ofEntries(
            Map.entry(Kind.BOOLEAN, plain("BOOLEAN")),
            Map.entry(Kind.INTEGER, plain("NUMBER(38,0)")),
            Map.entry(Kind.FLOAT, plain("FLOAT")),
            Map.entry(Kind.STRING, TEXT),
            Map.entry(Kind.DATE, new ColumnType("DATE", Shape.DATE)),
            Map.entry(Kind.TIMESTAMP, new ColumnType("TIMESTAMP_NTZ", Shape.TIMESTAMP)),
            Map.entry(Kind.TIMESTAMP_LTZ, plain("TIMESTAMP_LTZ")),
            Map.entry(Kind.TIMESTAMP_TZ, plain("TIMESTAMP_TZ")),
            Map.entry(Kind.BINARY, new ColumnType("BINARY", Shape.BINARY)),
            Map.entry(Kind.INTERVAL, TEXT),
            Map.entry(Kind.VOID, TEXT));

    static ColumnType of(HiveType type) {
        if (type instanceof HiveType.Primitive primitive) {
            return KINDS.getOrDefault(primitive.kind(), TEXT);
        }
        if (type instanceof HiveType.Decimal decimal) {
            return plain("NUMBER(" + decimal.precision() + "," + decimal.scale() + ")");
        }
        if (type instanceof HiveType.Text text && text.length() > 0) {
            return new ColumnType("VARCHAR(" + text.length() + ")", Shape.TEXT);
        }
        return type instanceof HiveType.Text ? TEXT : NESTED;
    }

    private static ColumnType plain(String sql) {
        return new ColumnType(sql, Shape.PLAIN);
    }
}
