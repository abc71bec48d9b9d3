package dev.glueflake.glue.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.internal.json.JsonDocument;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedInput;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pipeline's plan as JSON. */
final class PlanJson {
    private PlanJson() {}

    static String write(PipelinePlan plan) {
        JsonDocument document = JsonDocument.create().put("name", plan.name());
        ArrayNode steps = document.node().putArray("steps");
        for (PlannedStep step : plan.steps()) {
            ObjectNode node = steps.addObject()
                    .put("id", step.id())
                    .put("kind", step.kind())
                    .put("description", step.description());
            ArrayNode after = node.putArray("after");
            step.after().forEach(after::add);
            ObjectNode inputs = node.putObject("inputs");
            step.inputs()
                    .forEach((name, input) ->
                            inputs.putObject(name).put("type", input.type()).put("from", input.from()));
            node.put("onFailure", step.onFailure().name())
                    .put("required", step.required())
                    .put("repeatable", step.repeatable());
            if (step.serviceCall() != null) {
                ServiceCallJson.write(step.serviceCall(), node.putObject("serviceCall"));
            }
        }
        return document.toString();
    }

    static PipelinePlan read(JsonDocument document) {
        List<PlannedStep> steps = new ArrayList<>();
        document.node().path("steps").forEach(node -> steps.add(step(node)));
        return new PipelinePlan(document.text("name"), steps);
    }

    private static PlannedStep step(JsonNode node) {
        List<String> after = new ArrayList<>();
        node.path("after").forEach(id -> after.add(id.asText()));
        Map<String, PlannedInput> inputs = new LinkedHashMap<>();
        node.path("inputs").properties().forEach(input -> inputs.put(input.getKey(), input(input.getValue())));
        return new PlannedStep(
                text(node, "id"),
                text(node, "kind"),
                text(node, "description"),
                after,
                inputs,
                OnFailure.valueOf(text(node, "onFailure")),
                node.path("required").asBoolean(true),
                node.path("repeatable").asBoolean(false),
                node.hasNonNull("serviceCall") ? ServiceCallJson.read(node.get("serviceCall")) : null);
    }

    private static PlannedInput input(JsonNode node) {
        return new PlannedInput(text(node, "type"), node.hasNonNull("from") ? text(node, "from") : null);
    }

    static String text(JsonNode node, String field) {
        if (!node.hasNonNull(field)) {
            throw new IllegalArgumentException("a step or a part of it lacks the field \"" + field + "\"");
        }
        return node.get(field).asText();
    }
}
