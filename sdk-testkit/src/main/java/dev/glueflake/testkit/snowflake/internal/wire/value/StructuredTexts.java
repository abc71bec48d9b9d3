package dev.glueflake.testkit.snowflake.internal.wire.value;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Structured values and vectors as clients see them; an OBJECT's keys come in their declared order. */
final class StructuredTexts {
    private StructuredTexts() {}

    static String pretty(SqlType type, String stored) {
        return JsonWriter.pretty(arranged(type, JsonReader.stored(stored)));
    }

    private static Json arranged(SqlType type, Json value) {
        if (type instanceof SqlType.TypedArray array && value instanceof Json.Array items) {
            return new Json.Array(items.items().stream()
                    .map(item -> arranged(array.element().type(), item))
                    .toList());
        }
        if (type instanceof SqlType.Mapping map && value instanceof Json.Members members) {
            Map<String, Json> entries = new LinkedHashMap<>();
            members.entries()
                    .forEach(
                            (key, item) -> entries.put(key, arranged(map.value().type(), item)));
            return new Json.Members(entries);
        }
        return type instanceof SqlType.TypedObject object && value instanceof Json.Members members
                ? object(object, members)
                : value;
    }

    private static Json object(SqlType.TypedObject type, Json.Members members) {
        Map<String, Json> entries = new LinkedHashMap<>();
        for (SqlType.Field field : type.fields()) {
            Json value = members.entries().getOrDefault(field.name(), Json.nothing());
            entries.put(field.name(), arranged(field.value().type(), value));
        }
        return new Json.Members(entries);
    }

    static String vector(SqlType.Vector type, String stored) {
        if (type.whole()) {
            return stored;
        }
        return Arrays.stream(stored.substring(1, stored.length() - 1).split(","))
                .map(number -> String.format(Locale.ROOT, "%.6f", (double) Float.parseFloat(number)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
