package dev.glueflake.glue.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A plan as JSON and back. */
final class EventPlanJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private EventPlanJson() {}

    static String write(EventFilePlan plan) {
        EventFileSettings settings = plan.settings();
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION)
                .put("source", plan.source().toString())
                .put("etag", plan.etag())
                .put("bytes", plan.bytes());
        ObjectNode node = root.putObject("settings");
        node.put("source", settings.source().toString())
                .put("destination", settings.destination().toString())
                .put("quarantine", settings.quarantine().toString())
                .put("codec", settings.codec().name())
                .put("unknownFields", settings.unknownFields().name())
                .put("strictTypes", settings.strictTypes())
                .put("maxLineBytes", settings.maxLineBytes())
                .put("maxFileBytes", settings.maxFileBytes());
        ArrayNode transformers = node.putArray("transformers");
        new TreeMap<>(settings.transformers()).values().forEach(each -> write(transformers.addObject(), each));
        return root.toPrettyString();
    }

    private static void write(ObjectNode node, EventTransformer transformer) {
        node.put("on", transformer.on()).put("schema", transformer.schema().toString());
        ObjectNode sources = node.putObject("sources");
        new TreeMap<>(transformer.sources()).forEach((field, places) -> strings(sources.putArray(field), places));
        strings(node.putArray("ignored"), new TreeSet<>(transformer.ignored()));
    }

    static EventFilePlan read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("version").asInt() != VERSION) {
                throw invalid("it has version " + root.path("version") + "; this release reads version " + VERSION
                        + ". Plan the file again.");
            }
            return new EventFilePlan(
                    S3Location.parse(text(root, "source")),
                    text(root, "etag"),
                    required(root, "bytes").asLong(),
                    settings(required(root, "settings")));
        } catch (JsonProcessingException | IllegalArgumentException | AvroRuntimeException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static EventFileSettings settings(JsonNode node) {
        EventFileSettings.Builder builder = EventFileSettings.builder(
                        S3Location.parse(text(node, "source")), S3Location.parse(text(node, "destination")))
                .quarantine(S3Location.parse(text(node, "quarantine")))
                .codec(EventFileSettings.Codec.valueOf(text(node, "codec")))
                .unknownFields(EventFileSettings.UnknownFields.valueOf(text(node, "unknownFields")))
                .strictTypes(required(node, "strictTypes").asBoolean())
                .maxLineBytes(required(node, "maxLineBytes").asInt())
                .maxFileBytes(required(node, "maxFileBytes").asLong());
        required(node, "transformers").forEach(each -> builder.transformer(transformer(each)));
        return builder.build();
    }

    private static EventTransformer transformer(JsonNode node) {
        EventTransformer.Builder builder =
                EventTransformer.builder(text(node, "on"), new Schema.Parser().parse(text(node, "schema")));
        required(node, "sources")
                .properties()
                .forEach(entry ->
                        builder.source(entry.getKey(), strings(entry.getValue()).toArray(String[]::new)));
        return builder.ignore(strings(required(node, "ignored")).toArray(String[]::new))
                .build();
    }

    private static void strings(ArrayNode array, Iterable<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String text(JsonNode node, String field) {
        return required(node, field).asText();
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("the field \"" + field + "\" is missing");
        }
        return value;
    }

    private static ConfigurationException invalid(String why) {
        return new ConfigurationException("EVENT_PLAN_INVALID", "This is no plan for an event file: " + why);
    }
}
