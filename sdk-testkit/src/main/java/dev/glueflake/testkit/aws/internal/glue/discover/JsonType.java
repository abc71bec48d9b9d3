package dev.glueflake.testkit.aws.internal.glue.discover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Hive type of JSON values. Immutable.
 *
 * @param kind struct, array, a primitive type, or an empty text where only null was seen
 * @param members of a struct
 * @param items the type of an array's items, in a list of one
 */
record JsonType(String kind, Map<String, JsonType> members, List<JsonType> items) {

    static JsonType unknown() {
        return primitive("");
    }

    private static JsonType primitive(String kind) {
        return new JsonType(kind, Map.of(), List.of());
    }

    static JsonType of(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonType> members = new LinkedHashMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
            return new JsonType("struct", members, List.of());
        }
        if (value.isArray()) {
            JsonType item = unknown();
            for (JsonNode one : value) {
                item = item.merge(of(one));
            }
            return new JsonType("array", Map.of(), List.of(item));
        }
        return primitive(kind(value));
    }

    private static String kind(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToInt() ? "int" : "bigint";
        }
        if (value.isNumber()) {
            return "double";
        }
        if (value.isNull()) {
            return "";
        }
        return value.isBoolean() ? "boolean" : "string";
    }

    JsonType merge(JsonType other) {
        if (kind.isEmpty() || other.kind.isEmpty()) {
            return kind.isEmpty() ? other : this;
        }
        if (isList() && other.isList()) {
            return new JsonType("array", Map.of(), List.of(items.get(0).merge(other.items.get(0))));
        }
        if (kind.equals("struct") && other.kind.equals("struct")) {
            Map<String, JsonType> merged = new LinkedHashMap<>(members);
            other.members.forEach((name, type) -> merged.merge(name, type, JsonType::merge));
            return new JsonType("struct", merged, List.of());
        }
        return primitive(SchemaMerge.wider(kind, other.kind));
    }

    boolean isList() {
        return kind.equals("array");
    }

    String text() {
        if (isList()) {
            return "array<" + items.get(0).text() + ">";
        }
        if (kind.equals("struct")) {
            return members.entrySet().stream()
                    .map(member -> member.getKey() + ":" + member.getValue().text())
                    .collect(Collectors.joining(",", "struct<", ">"));
        }
        return kind.isEmpty() ? "string" : kind;
    }
}
