package dev.glueflake.testkit.aws.internal.glue.discover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Avro's types as Hive's AvroSerDe shows them. */
final class AvroTypes {
    private static final Set<String> NAMED = Set.of("record", "enum", "fixed");

    private final Map<String, JsonNode> named = new HashMap<>();

    AvroTypes(JsonNode schema) {
        collect(schema);
    }

    /** Remembers named types, which may be referred to by name further on. */
    private void collect(JsonNode schema) {
        if (schema.has("name") && NAMED.contains(schema.path("type").asText())) {
            named.put(schema.path("name").asText(), schema);
            named.put(
                    schema.path("namespace").asText() + "."
                            + schema.path("name").asText(),
                    schema);
        }
        schema.forEach(this::collect);
    }

    String hive(JsonNode type) {
        if (type.isArray()) {
            return union(type);
        }
        if (type instanceof ObjectNode complex) {
            return complex(complex);
        }
        return switch (type.asText()) {
            case "long" -> "bigint";
            case "bytes", "fixed" -> "binary";
            case "enum" -> "string";
            case "null" -> "void";
            case "int", "float", "double", "boolean", "string" -> type.asText();
            default -> reference(type.asText());
        };
    }

    private String reference(String name) {
        JsonNode known = named.get(name);
        if (known == null) {
            throw new IllegalStateException("An Avro schema refers to an unknown type " + name);
        }
        return hive(known);
    }

    private String union(JsonNode types) {
        List<String> choices = new ArrayList<>();
        for (JsonNode one : types) {
            if (!one.asText().equals("null")) {
                choices.add(hive(one));
            }
        }
        return choices.size() == 1 ? choices.get(0) : "uniontype<" + String.join(",", choices) + ">";
    }

    private String complex(ObjectNode type) {
        String logical = type.path("logicalType").asText();
        if (logical.equals("decimal")) {
            return "decimal(" + type.path("precision").asInt() + ","
                    + type.path("scale").asInt() + ")";
        }
        if (logical.equals("date")) {
            return "date";
        }
        if (logical.equals("timestamp-millis")) {
            return "timestamp";
        }
        return switch (type.path("type").asText()) {
            case "record" -> record(type);
            case "array" -> "array<" + hive(type.path("items")) + ">";
            case "map" -> "map<string," + hive(type.path("values")) + ">";
            default -> hive(type.path("type"));
        };
    }

    private String record(ObjectNode type) {
        List<String> members = new ArrayList<>();
        for (JsonNode field : type.path("fields")) {
            String name = field.path("name").asText().toLowerCase(Locale.ROOT);
            members.add(name + ":" + hive(field.path("type")));
        }
        return "struct<" + String.join(",", members) + ">";
    }
}
