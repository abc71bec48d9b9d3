package dev.glueflake.snowflake.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as JSON and back. Written by hand so that the plan's own shape can change without breaking stored plans. */
final class PlanJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private PlanJson() {}

    static String write(LoadPlan plan) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.put("runId", plan.runId().value());
        root.put("logicalTime", plan.logicalTime().toString());
        root.put("strategy", plan.strategy().name());
        root.putObject("source")
                .put("table", plan.source().table())
                .put("quote", plan.source().quote());
        writeTarget(root.putObject("target"), plan.target());
        writeFiles(root.putObject("files"), plan.files());
        root.putObject("guards")
                .put("minRows", plan.guards().minRows())
                .put("maxShrinkPercent", plan.guards().maxShrinkPercent())
                .put("previousRun", plan.guards().previousRun());
        root.put("nextWatermark", plan.nextWatermark().orElse(null));
        plan.window().ifPresent(window -> writeWindow(root.putObject("window"), window));
        return root.toPrettyString();
    }

    static LoadPlan read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("version").asInt() != VERSION) {
                throw LoadErrors.configuration("The stored load plan has version " + root.path("version")
                        + "; this release reads version " + VERSION + ". Plan the load again.");
            }
            return read(root);
        } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException e) {
            throw LoadErrors.configuration("This is no load plan: " + e.getMessage());
        }
    }

    private static LoadPlan read(JsonNode root) {
        JsonNode source = root.path("source");
        JsonNode guards = root.path("guards");
        return new LoadPlan(
                new RunId(text(root, "runId")),
                Instant.parse(text(root, "logicalTime")),
                LoadStrategy.valueOf(text(root, "strategy")),
                new LoadPlan.Source(text(source, "table"), text(source, "quote")),
                readTarget(root.path("target")),
                readFiles(root.path("files")),
                new LoadPlan.Guards(
                        guards.path("minRows").asLong(),
                        guards.path("maxShrinkPercent").asInt(),
                        optional(guards, "previousRun")),
                optional(root, "nextWatermark"),
                root.has("window") ? readWindow(root.path("window")) : null);
    }

    private static void writeTarget(ObjectNode node, LoadPlan.Target target) {
        node.put("table", target.table().sql());
        ArrayNode columns = node.putArray("columns");
        for (LoadColumn column : target.columns()) {
            columns.addObject()
                    .put("source", column.source())
                    .put("target", column.target().name())
                    .put("reader", column.reader().name())
                    .put("type", column.type());
        }
        names(node.putArray("keys"), target.keys());
        node.put("cursor", name(target.cursor()));
        node.put("deleteFlag", name(target.deleteFlag()));
        node.put("exists", target.exists());
        names(node.putArray("added"), target.added());
    }

    private static LoadPlan.Target readTarget(JsonNode node) {
        List<LoadColumn> columns = new ArrayList<>();
        for (JsonNode column : node.path("columns")) {
            columns.add(new LoadColumn(
                    text(column, "source"),
                    SnowflakeIdentifier.of(text(column, "target")),
                    ColumnReader.valueOf(text(column, "reader")),
                    text(column, "type")));
        }
        return new LoadPlan.Target(
                QualifiedName.parse(text(node, "table")),
                List.copyOf(columns),
                names(node.path("keys")),
                identifier(node, "cursor"),
                identifier(node, "deleteFlag"),
                node.path("exists").asBoolean(),
                names(node.path("added")));
    }

    private static void writeFiles(ObjectNode node, LoadPlan.Files files) {
        node.put("stage", files.stage().sql());
        node.put("root", files.root().toString());
        node.put("path", files.path());
        node.put("baseName", files.baseName());
        node.put("partBytes", files.partBytes());
    }

    private static LoadPlan.Files readFiles(JsonNode node) {
        return new LoadPlan.Files(
                QualifiedName.parse(text(node, "stage")),
                S3Location.parse(text(node, "root")),
                text(node, "path"),
                text(node, "baseName"),
                node.path("partBytes").asLong());
    }

    private static void writeWindow(ObjectNode node, Window window) {
        node.put("cursor", window.cursor());
        node.put("type", window.type().name());
        node.put("watermark", window.watermark());
        node.put("low", window.low());
        node.put("closed", window.closed());
        node.put("rereads", window.rereads());
        node.put("high", window.high());
    }

    private static Window readWindow(JsonNode node) {
        return new Window(
                text(node, "cursor"),
                ColumnReader.valueOf(text(node, "type")),
                optional(node, "watermark"),
                optional(node, "low"),
                node.path("closed").asBoolean(),
                node.path("rereads").asBoolean(),
                optional(node, "high"));
    }

    private static void names(ArrayNode array, List<SnowflakeIdentifier> names) {
        names.forEach(name -> array.add(name.name()));
    }

    private static List<SnowflakeIdentifier> names(JsonNode array) {
        List<SnowflakeIdentifier> names = new ArrayList<>();
        array.forEach(name -> names.add(SnowflakeIdentifier.of(name.asText())));
        return List.copyOf(names);
    }

    private static @Nullable String name(@Nullable SnowflakeIdentifier identifier) {
        return identifier == null ? null : identifier.name();
    }

    private static @Nullable SnowflakeIdentifier identifier(JsonNode node, String field) {
        String name = optional(node, field);
        return name == null ? null : SnowflakeIdentifier.of(name);
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static String text(JsonNode node, String field) {
        String text = optional(node, field);
        if (text == null) {
            throw new IllegalArgumentException("the field \"" + field + "\" is missing");
        }
        return text;
    }
}
