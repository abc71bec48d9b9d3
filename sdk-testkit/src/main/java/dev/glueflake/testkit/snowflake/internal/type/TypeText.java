package dev.glueflake.testkit.snowflake.internal.type;

import java.util.stream.Collectors;

/** A type as Snowflake writes it: in DESCRIBE, in messages and in SHOW COLUMNS. */
public final class TypeText {
    private TypeText() {}

    /** With its parameters: {@code NUMBER(38,0)}, {@code VARCHAR(16777216)}, {@code TIMESTAMP_NTZ(9)}. */
    public static String full(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return "NUMBER(" + number.precision() + "," + number.scale() + ")";
        }
        if (type instanceof SqlType.Text text) {
            String collation = text.collation().specification();
            return "VARCHAR(" + text.length() + ")" + (collation.isEmpty() ? "" : " COLLATE '" + collation + "'");
        }
        if (type instanceof SqlType.DecFloat) {
            return "DECFLOAT(" + DecimalFloat.DIGITS + ")";
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
        if (type instanceof SqlType.Vector vector) {
            return "VECTOR(" + (vector.whole() ? "INT" : "FLOAT") + ", " + vector.dimension() + ")";
        }
        return type instanceof SqlType.Structured structured ? structured(structured, true) : name(type);
    }

    /** As {@link #full}, but a text in a structured type only as long as it was said to be. */
    public static String brief(SqlType type) {
        if (type instanceof SqlType.Structured structured) {
            return structured(structured, false);
        }
        return SqlTypes.VARCHAR.equals(type) || SqlTypes.BINARY.equals(type) ? name(type) : full(type);
    }

    private static String structured(SqlType.Structured type, boolean full) {
        if (type instanceof SqlType.TypedArray array) {
            return "ARRAY(" + slot(array.element(), full) + ")";
        }
        if (type instanceof SqlType.Mapping map) {
            return "MAP(" + (full ? full(map.key()) : brief(map.key())) + ", " + slot(map.value(), full) + ")";
        }
        return ((SqlType.TypedObject) type)
                .fields().stream()
                        .map(field -> field.name() + " " + slot(field.value(), full))
                        .collect(Collectors.joining(", ", "OBJECT(", ")"));
    }

    private static String slot(SqlType.Slot slot, boolean full) {
        return (full ? full(slot.type()) : brief(slot.type())) + (slot.nullable() ? "" : " NOT NULL");
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
        if (type instanceof SqlType.ObjectType || type instanceof SqlType.TypedObject) {
            return "OBJECT";
        }
        if (type instanceof SqlType.Geospatial || type instanceof SqlType.Shown) {
            SqlType shape = type instanceof SqlType.Shown shown ? shown.type() : type;
            return shape instanceof SqlType.Geography ? "GEOGRAPHY" : "GEOMETRY";
        }
        if (type instanceof SqlType.Mapping || type instanceof SqlType.Vector) {
            return type instanceof SqlType.Mapping ? "MAP" : "VECTOR";
        }
        if (type instanceof SqlType.DecFloat || type instanceof SqlType.Uuid) {
            return type instanceof SqlType.Uuid ? "UUID" : "DECFLOAT";
        }
        return type instanceof SqlType.Array || type instanceof SqlType.TypedArray ? "ARRAY" : "NULL";
    }
}
