package dev.glueflake.testkit.snowflake.internal.type;

import java.util.List;
import java.util.Optional;

/** A Snowflake data type with its parameters. Closed: whoever switches over it must answer for every type. */
public sealed interface SqlType {

    /** NUMBER(precision, scale); {@code INTEGER} and its kin are NUMBER(38, 0). */
    record Numeric(int precision, int scale) implements SqlType {}

    /** FLOAT and its synonyms: 64 bits. */
    record Real() implements SqlType {}

    /** DECFLOAT: 38 digits with an exponent; values are kept as {@link DecimalFloat#text} writes them. */
    record DecFloat() implements SqlType {}

    /** UUID; values are kept as their 36 characters in lower case. */
    record Uuid() implements SqlType {}

    /** VARCHAR(length in characters), compared by its collation. */
    record Text(int length, Collation collation) implements SqlType {
        /** The length where none is written. */
        public static final int MAX = 16_777_216;

        /** The greatest length that may be written. */
        public static final int LIMIT = 134_217_728;

        public Text(int length) {
            this(length, Collation.NONE);
        }

        public Text with(Collation other) {
            return new Text(length, other);
        }
    }

    /** BINARY(length in bytes). */
    record Binary(int length) implements SqlType {
        /** The length where none is written. */
        public static final int MAX = 8_388_608;

        /** The greatest length that may be written. */
        public static final int LIMIT = 67_108_864;
    }

    record Bool() implements SqlType {}

    record Date() implements SqlType {}

    /** TIME(scale): fractional digits, 0 to 9. */
    record Time(int scale) implements SqlType {}

    /** TIMESTAMP_NTZ, _LTZ or _TZ with its fractional digits, 0 to 9. */
    record Timestamp(Zone zone, int scale) implements SqlType {}

    record Variant() implements SqlType {}

    record ObjectType() implements SqlType {}

    record Array() implements SqlType {}

    /** An ARRAY, OBJECT or MAP whose values have declared types. */
    sealed interface Structured extends SqlType {}

    /** ARRAY(element). */
    record TypedArray(Slot element) implements Structured {}

    /** OBJECT(key type, …): just these keys, in this order. */
    record TypedObject(List<Field> fields) implements Structured {
        public TypedObject {
            fields = List.copyOf(fields);
        }

        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }
    }

    /** MAP(key, value); keys are VARCHAR or whole NUMBER. */
    record Mapping(SqlType key, Slot value) implements Structured {}

    /** What a structured value holds in one place. */
    record Slot(SqlType type, boolean nullable) {}

    record Field(String name, Slot value) {}

    /** VECTOR(element, dimension); elements are {@code INT} or {@code FLOAT} of 32 bits. */
    record Vector(boolean whole, int dimension) implements SqlType {
        public static final int MAX = 4_096;
    }

    /** Shapes on the earth or in a plane; values are kept as {@code SRID=…;} and their WKT. */
    sealed interface Geospatial extends SqlType {}

    /** GEOGRAPHY: shapes on a sphere, in degrees of longitude and latitude. */
    record Geography() implements Geospatial {}

    /** GEOMETRY: shapes in a plane, in the units of their spatial reference system. */
    record Geometry() implements Geospatial {}

    /** A GEOGRAPHY or GEOMETRY in a result for a client, by the session's output format. */
    record Shown(Geospatial type, GeoFormat format) implements SqlType {}

    /** The type of a bare NULL: it fits wherever another type stands. */
    record Null() implements SqlType {}

    /** NTZ: wall clock without a zone. LTZ: an instant, shown in the session's zone. TZ: an instant with its own offset. */
    enum Zone {
        NTZ,
        LTZ,
        TZ
    }

    /** Semi-structured: VARIANT, OBJECT or ARRAY. */
    default boolean isSemiStructured() {
        return this instanceof Variant || this instanceof ObjectType || this instanceof Array;
    }

    /** Semi-structured or structured: kept as JSON. */
    default boolean isJson() {
        return isSemiStructured() || this instanceof Structured;
    }
}
