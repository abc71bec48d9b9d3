package dev.glueflake.glue.internal.sync;

import java.util.List;

/** A column type of Hive, Athena or Spark. */
public sealed interface HiveType {

    /** The types without parts. */
    enum Kind {
        BOOLEAN,
        INTEGER,
        FLOAT,
        STRING,
        DATE,
        TIMESTAMP,
        TIMESTAMP_LTZ,
        TIMESTAMP_TZ,
        BINARY,
        INTERVAL,
        VOID
    }

    record Primitive(Kind kind) implements HiveType {}

    record Decimal(int precision, int scale) implements HiveType {}

    /** {@code char(n)} and {@code varchar(n)}. */
    record Text(int length) implements HiveType {}

    record Array(HiveType element) implements HiveType {}

    record Dictionary(HiveType key, HiveType value) implements HiveType {}

    record Struct(List<Field> fields) implements HiveType {}

    record Union(List<HiveType> members) implements HiveType {}

    record Field(String name, HiveType type) {}
}
