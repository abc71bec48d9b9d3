package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.StepResult.State;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a step runs, by the outcomes of those before it: as the runner does in process. */
final class Guard {
    static final String NAME = "may it run?";

    private final PlannedStep step;
    private final List<PlannedStep> dependencies;
    private final List<PlannedStep> stops;
    private final StateNames names;

    Guard(PlannedStep step, PipelinePlan plan, StepGraph graph, StateNames names) {
        this.step = step;
        this.names = names;
        this.dependencies = plan.steps().stream()
                .filter(before -> step.after().contains(before.id()))
                .toList();
        this.stops = plan.steps().stream()
                .filter(before -> before.onFailure() == OnFailure.STOP && graph.isBefore(before, step))
                .toList();
    }

    boolean isNeeded() {
        return !dependencies.isEmpty();
    }

    boolean canStop() {
        return !stops.isEmpty();
    }

    /** The first state of the step. */
    String entry() {
        return isNeeded() ? names.of(step, NAME) : names.of(step);
    }

    ObjectNode state() {
        List<ObjectNode> choices = new ArrayList<>();
        if (canStop()) {
            List<ObjectNode> stopped = new ArrayList<>();
            stops.forEach(stop -> {
                stopped.add(ended(stop, State.FAILED));
                stopped.add(ended(stop, State.UNKNOWN));
            });
            choices.add(Asl.or(stopped).put("Next", names.of(step, "cancelled")));
        }
        List<ObjectNode> conditions = dependencies.stream().map(this::condition).toList();
        choices.add(Asl.and(conditions).put("Next", names.of(step)));
        ObjectNode choice = Asl.state("Choice");
        Asl.put(choice, "Choices", choices);
        return choice.put("Default", names.of(step, "skipped"));
    }

    private ObjectNode condition(PlannedStep before) {
        boolean needsItsResult =
                step.inputs().values().stream().anyMatch(input -> before.id().equals(input.from()));
        ObjectNode succeeded = ended(before, State.SUCCEEDED);
        return before.onFailure() == OnFailure.CONTINUE && !needsItsResult
                ? Asl.or(List.of(succeeded, ended(before, State.FAILED)))
                : succeeded;
    }

    private ObjectNode ended(PlannedStep other, State state) {
        return Asl.equal(names.path(other) + ".state", state.name());
    }
}
