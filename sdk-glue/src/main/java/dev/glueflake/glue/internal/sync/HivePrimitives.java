package dev.glueflake.glue.internal.sync;

import dev.glueflake.glue.internal.sync.HiveType.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of types without parts, as Hive, Athena, Spark and crawlers write them. */
final class HivePrimitives {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("boolean", Kind.BOOLEAN),
            Map.entry("bool", Kind.BOOLEAN),
            Map.entry("tinyint", Kind.INTEGER),
            Map.entry("smallint", Kind.INTEGER),
            Map.entry("int", Kind.INTEGER),
            Map.entry("integer", Kind.INTEGER),
            Map.entry("bigint", Kind.INTEGER),
            Map.entry("long", Kind.INTEGER),
            Map.entry("short", Kind.INTEGER),
            Map.entry("byte", Kind.INTEGER),
            Map.entry("float", Kind.FLOAT),
            Map.entry("double", Kind.FLOAT),
            Map.entry("real", Kind.FLOAT),
            Map.entry("string", Kind.STRING),
            Map.entry("text", Kind.STRING),
            Map.entry("date", Kind.DATE),
            Map.entry("timestamp", Kind.TIMESTAMP),
            Map.entry("timestamp_ntz", Kind.TIMESTAMP),
            Map.entry("timestamp_ltz", Kind.TIMESTAMP_LTZ),
            Map.entry("timestamptz", Kind.TIMESTAMP_TZ),
            Map.entry("binary", Kind.BINARY),
            Map.entry("interval_year_month", Kind.INTERVAL),
            Map.entry("interval_day_time", Kind.INTERVAL),
            Map.entry("void", Kind.VOID),
            Map.entry("null", Kind.VOID),
            Map.entry("unknown", Kind.VOID));

    private HivePrimitives() {}

    static @Nullable Kind kind(String word) {
        return KINDS.get(word);
    }
}
