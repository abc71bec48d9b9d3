package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** The DuckDB type that holds the values of a Snowflake type. */
public final class PhysicalTypes {
    private PhysicalTypes() {}

    public static String of(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return "DECIMAL(" + number.precision() + "," + number.scale() + ")";
        }
        if (type instanceof SqlType.Real) {
            return "DOUBLE";
        }
        if (type instanceof SqlType.Text || type instanceof SqlType.Null) {
            return "VARCHAR";
        }
        if (type instanceof SqlType.Binary) {
            return "BLOB";
        }
        if (type instanceof SqlType.Bool) {
            return "BOOLEAN";
        }
        return type.isSemiStructured() ? "JSON" : temporal(type);
    }

    private static String temporal(SqlType type) {
        if (type instanceof SqlType.Date) {
            return "DATE";
        }
        if (type instanceof SqlType.Time) {
            return "TIME";
        }
        boolean withOffset = type instanceof SqlType.Timestamp timestamp && timestamp.zone() == SqlType.Zone.TZ;
        return withOffset ? "STRUCT(t TIMESTAMP, o SMALLINT)" : "TIMESTAMP";
    }
}
