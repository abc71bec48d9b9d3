package dev.glueflake.testkit.snowflake.internal.type;

/** A type as Snowflake writes it: in DESCRIBE, in messages and in SHOW COLUMNS. */
public final class TypeText {
    private TypeText() {}

    /** With its parameters: {@code NUMBER(38,0)}, {@code VARCHAR(16777216)}, {@code TIMESTAMP_NTZ(9)}. */
    public static String full(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return "NUMBER(" + number.precision() + "," + number.scale() + ")";
        }
        if (type instanceof SqlType.Text text) {
            return "VARCHAR(" + text.length() + ")";
        }
        if (type instanceof SqlType.Binary binary) {
            return "BINARY(" + binary.length() + ")";
        }
        if (type instanceof SqlType.Time time) {
            return "TIME(" + time.scale() + ")";
        }
        if (type instanceof SqlType.Timestamp timestamp) {
            return name(type) + "(" + timestamp.scale() + ")";
        }
        return name(type);
    }

    /** Without parameters: {@code NUMBER}, {@code TIMESTAMP_NTZ}. */
    public static String name(SqlType type) {
        if (type instanceof SqlType.Numeric) {
            return "NUMBER";
        }
        if (type instanceof SqlType.Real) {
            return "FLOAT";
        }
        if (type instanceof SqlType.Text) {
            return "VARCHAR";
        }
        if (type instanceof SqlType.Binary) {
            return "BINARY";
        }
        if (type instanceof SqlType.Bool) {
            return "BOOLEAN";
        }
        if (type instanceof SqlType.Timestamp timestamp) {
            return "TIMESTAMP_" + timestamp.zone();
        }
        return otherName(type);
    }

    private static String otherName(SqlType type) {
        if (type instanceof SqlType.Date) {
            return "DATE";
        }
        if (type instanceof SqlType.Time) {
            return "TIME";
        }
        if (type instanceof SqlType.Variant) {
            return "VARIANT";
        }
        if (type instanceof SqlType.ObjectType) {
            return "OBJECT";
        }
        return type instanceof SqlType.Array ? "ARRAY" : "NULL";
    }
}
