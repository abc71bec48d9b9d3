package dev.glueflake.glue.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A fan-out's plan as JSON and back. */
final class FanOutJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private FanOutJson() {}

    static String write(FanOutPlan plan) {
        ObjectNode root = JSON.createObjectNode()
                .put("version", VERSION)
                .put("queueUrl", plan.queueUrl())
                .put("hour", plan.hour().toString());
        ArrayNode names = root.putArray("names");
        plan.names().forEach(name -> names.add(name.toString()));
        ArrayNode ignored = root.putArray("ignored");
        plan.ignored().forEach(ignored::add);
        return root.toPrettyString();
    }

    static FanOutPlan read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("version").asInt() != VERSION) {
                throw FanOutPlan.invalid("its version is " + root.path("version") + " where " + VERSION + " is read");
            }
            if (!root.path("names").isArray() || !root.path("ignored").isArray()) {
                throw FanOutPlan.invalid("it has no arrays names and ignored");
            }
            List<EventFileName> names = new ArrayList<>();
            root.path("names").forEach(name -> names.add(EventFileName.parse(name.asText())));
            List<String> ignored = new ArrayList<>();
            root.path("ignored").forEach(name -> ignored.add(name.asText()));
            return new FanOutPlan(
                    root.path("queueUrl").asText(),
                    LocalDateTime.parse(root.path("hour").asText()),
                    names,
                    ignored);
        } catch (JsonProcessingException | DateTimeException e) {
            throw FanOutPlan.invalid(String.valueOf(e.getMessage()));
        }
    }
}
