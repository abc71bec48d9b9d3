package dev.glueflake.glue.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The true spelling of keys: Glue knows columns in lower case, while a VARIANT's keys are case-sensitive. Looked for in the
 * SerDe's own mapping, the Avro schema, Spark's schema and the list of JSON paths, in this order.
 */
final class SourceKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPARK = "spark.sql.sources.schema";
    private static final int MOST_PARTS = 10_000;

    private final Map<String, SourceKey> keys = new LinkedHashMap<>();

    private SourceKeys() {}

    static SourceKeys of(TableParameters parameters) {
        SourceKeys found = new SourceKeys();
        found.mappings(parameters);
        found.avro(parameters.either("avro.schema.literal"));
        found.fields(tree(sparkSchema(parameters)).path("fields"));
        for (String path : TableParameters.split(parameters.serde("paths", ""))) {
            found.put(path, path, null);
        }
        return found;
    }

    SourceKey key(String column) {
        return keys.getOrDefault(column.toLowerCase(Locale.ROOT), new SourceKey(column, null));
    }

    private void mappings(TableParameters parameters) {
        String prefix = "mapping.";
        parameters.serde().forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isEmpty()) {
                put(name.substring(prefix.length()), value, null);
            }
        });
    }

    private void avro(String schema) {
        for (JsonNode field : tree(schema).path("fields")) {
            String name = field.path("name").asText("");
            put(name, name, scale(field.path("type")));
        }
    }

    private void fields(JsonNode fields) {
        for (JsonNode field : fields) {
            String name = field.path("name").asText("");
            put(name, name, null);
        }
    }

    /** A nullable Avro field is a union with null. */
    private static @Nullable Integer scale(JsonNode type) {
        for (JsonNode member : type.isArray() ? type : List.of(type)) {
            Integer scale =
                    switch (member.path("logicalType").asText("")) {
                        case "timestamp-millis", "local-timestamp-millis" -> 3;
                        case "timestamp-micros", "local-timestamp-micros" -> 6;
                        case "timestamp-nanos", "local-timestamp-nanos" -> 9;
                        default -> null;
                    };
            if (scale != null) {
                return scale;
            }
        }
        return null;
    }

    private void put(String column, String key, @Nullable Integer scale) {
        if (!key.isEmpty()) {
            keys.putIfAbsent(column.toLowerCase(Locale.ROOT), new SourceKey(key, scale));
        }
    }

    /** Spark cuts a long schema into numbered parts. */
    private static String sparkSchema(TableParameters parameters) {
        String parts = parameters.table(SPARK + ".numParts", "");
        if (!parts.matches("[0-9]{1,5}") || Integer.parseInt(parts) > MOST_PARTS) {
            return parameters.table(SPARK, "");
        }
        StringBuilder schema = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(parts); i++) {
            schema.append(parameters.table(SPARK + ".part." + i, ""));
        }
        return schema.toString();
    }

    /** These texts are hints: one that cannot be read leaves the column's own name. */
    private static JsonNode tree(String json) {
        try {
            return json.isBlank() ? JSON.missingNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
