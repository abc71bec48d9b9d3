package dev.glueflake.samples.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.load.LoadStrategy;
import dev.glueflake.snowflake.load.StageLocation;
import dev.glueflake.snowflake.load.TableLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of the old job's configuration: {@code "namespace.table": {"ssmKey", "target_table", "primary_key",
 * "timestamp_column", "operations"}}.
 *
 * @param name the source table, {@code namespace.table}
 * @param ssmKey the job argument that names the source's parameter
 * @param target the Snowflake table, without a suffix
 * @param keys the primary key; empty for the source's own
 * @param timestamp the column that grows with each change
 * @param omitted columns that are not loaded
 */
record TableConfig(
        String name,
        String ssmKey,
        String target,
        List<String> keys,
        Optional<String> timestamp,
        List<String> omitted) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Set<String> FIELDS =
            Set.of("ssmKey", "target_table", "primary_key", "timestamp_column", "operations");

    static List<TableConfig> readAll(String json) {
        List<TableConfig> tables = new ArrayList<>();
        object("The file of tables", json)
                .properties()
                .forEach(entry -> tables.add(read(entry.getKey().strip(), entry.getValue())));
        return tables;
    }

    static JsonNode object(String what, String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw invalid(what + " is no JSON: " + e.getOriginalMessage() + ".");
        }
        throw invalid(what + " is no JSON object.");
    }

    static ConfigurationException invalid(String message) {
        return new ConfigurationException("TABLES_INVALID", message);
    }

    /** The load, as the configuration and the chosen strategy want it. */
    TableLoad load(LoadStrategy strategy, String suffix, StageLocation stage, String jobType) {
        TableLoad.Builder load = TableLoad.builder(
                        name,
                        SnowflakeLogin.qualifiedName(
                                "The target_table of " + name + " with its suffix", target + suffix),
                        strategy,
                        stage)
                .jobType(jobType)
                .keys(keys.toArray(new String[0]));
        omitted.forEach(load::excludeColumn);
        cursor(strategy).ifPresent(load::cursor);
        return load.build();
    }

    /** Without a timestamp, an increment goes by a single key, which finds inserted rows only. */
    private Optional<String> cursor(LoadStrategy strategy) {
        boolean needed = strategy == LoadStrategy.INCREMENTAL || strategy == LoadStrategy.APPEND;
        if (timestamp.isPresent() || !needed) {
            return timestamp;
        }
        if (keys.size() != 1) {
            throw invalid(
                    "The table " + name + " cannot be loaded by " + strategy + ": it has no timestamp_column, and its"
                            + " primary_key is not a single column. Choose UPSERT, or give a timestamp_column.");
        }
        return Optional.of(keys.get(0));
    }

    private static TableConfig read(String name, JsonNode entry) {
        entry.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw invalid("The table " + name + " has a field \"" + field + "\", which is none of " + FIELDS + ".");
            }
        });
        return new TableConfig(
                name,
                required(name, entry, "ssmKey"),
                required(name, entry, "target_table"),
                list(entry.path("primary_key").asText("")),
                Optional.of(entry.path("timestamp_column").asText("").strip()).filter(text -> !text.isEmpty()),
                omitted(name, entry.path("operations")));
    }

    private static String required(String name, JsonNode entry, String field) {
        String text = entry.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw invalid("The table " + name + " has no \"" + field + "\".");
        }
        return text;
    }

    /** Only {@code columns_to_omit} ever did anything; what was documented beside it is refused, not ignored. */
    private static List<String> omitted(String name, JsonNode operations) {
        operations.fieldNames().forEachRemaining(operation -> {
            if (!operation.equals("columns_to_omit")) {
                throw invalid("The operation \"" + operation + "\" of table " + name
                        + " is not known; columns_to_omit is." + " The strategy stands in the argument --OBJ.");
            }
        });
        return list(operations.path("columns_to_omit").asText(""));
    }

    private static List<String> list(String commas) {
        return Arrays.stream(commas.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
