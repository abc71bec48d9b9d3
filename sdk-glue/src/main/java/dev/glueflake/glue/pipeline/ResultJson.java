package dev.glueflake.glue.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.internal.json.JsonDocument;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.StepResult.State;

/** A pipeline's end as JSON. */
final class ResultJson {
    /** A hundred steps stay far below the 256 KiB that a queue or an event bus takes. */
    private static final int MESSAGE_LENGTH = 1_000;

    private ResultJson() {}

    static String write(PipelineResult result) {
        JsonDocument document = JsonDocument.create()
                .put("pipeline", result.plan().name())
                .put("runId", result.runId().value())
                .put("state", state(result).name())
                .put("startedAt", result.startedAt())
                .put("duration", result.duration().toString());
        document.node().put("exitCode", result.exitCode());
        ObjectNode counts = document.node().putObject("counts");
        for (State state : State.values()) {
            counts.put(state.name(), result.count(state));
        }
        ArrayNode steps = document.node().putArray("steps");
        result.plan().steps().forEach(step -> step(steps.addObject(), step, result.step(step.id())));
        return document.toString();
    }

    private static State state(PipelineResult result) {
        return switch (result.exitCode()) {
            case 0 -> State.SUCCEEDED;
            case 2 -> State.UNKNOWN;
            default -> State.FAILED;
        };
    }

    private static void step(ObjectNode node, PlannedStep planned, StepResult step) {
        node.put("id", planned.id())
                .put("kind", planned.kind())
                .put("required", planned.required())
                .put("state", step.state().name())
                .put("duration", step.duration().toString());
        if (!step.message().isEmpty()) {
            String message = step.message();
            node.put("message", message.substring(0, Math.min(MESSAGE_LENGTH, message.length())));
        }
        step.output().ifPresent(output -> {
            ObjectNode counts = node.putObject("counts");
            output.counts().forEach(counts::put);
        });
    }
}
