package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/**
 * The DuckDB type that holds the values of a Snowflake type. DuckDB's own times end at microseconds, so a TIME is its
 * nanoseconds since midnight, a TIMESTAMP_NTZ those of its wall clock since 1970, a TIMESTAMP_LTZ those of the instant, and a
 * TIMESTAMP_TZ those of the instant with its offset in minutes.
 */
public final class PhysicalTypes {
    private PhysicalTypes() {}

    public static String of(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return "DECIMAL(" + number.precision() + "," + number.scale() + ")";
        }
        if (type instanceof SqlType.Real) {
            return "DOUBLE";
        }
        if (isText(type)) {
            return "VARCHAR";
        }
        if (type instanceof SqlType.Binary) {
            return "BLOB";
        }
        if (type instanceof SqlType.Bool) {
            return "BOOLEAN";
        }
        return type.isJson() || type instanceof SqlType.Vector ? "JSON" : temporal(type);
    }

    private static boolean isText(SqlType type) {
        return type instanceof SqlType.Text
                || type instanceof SqlType.DecFloat
                || type instanceof SqlType.Uuid
                || type instanceof SqlType.Geospatial
                || type instanceof SqlType.Null;
    }

    private static String temporal(SqlType type) {
        if (type instanceof SqlType.Date) {
            return "DATE";
        }
        if (type instanceof SqlType.Time) {
            return "BIGINT";
        }
        boolean withOffset = type instanceof SqlType.Timestamp timestamp && timestamp.zone() == SqlType.Zone.TZ;
        return withOffset ? "STRUCT(t HUGEINT, o SMALLINT)" : "HUGEINT";
    }
}
