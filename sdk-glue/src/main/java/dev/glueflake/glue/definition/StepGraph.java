package dev.glueflake.glue.definition;

import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which step comes before which, directly or by others. */
final class StepGraph {
    private final PipelinePlan plan;
    private final Map<String, Set<String>> before = new HashMap<>();

    StepGraph(PipelinePlan plan) {
        this.plan = plan;
        for (PlannedStep step : plan.steps()) {
            Set<String> all = new HashSet<>(step.after());
            step.after().forEach(id -> all.addAll(Objects.requireNonNull(before.get(id))));
            before.put(step.id(), all);
        }
    }

    boolean isBefore(PlannedStep first, PlannedStep second) {
        return Objects.requireNonNull(before.get(second.id())).contains(first.id());
    }

    boolean isOrdered(PlannedStep one, PlannedStep other) {
        return isBefore(one, other) || isBefore(other, one);
    }

    /** The steps that may run while this one does, in the plan's order. */
    List<PlannedStep> beside(PlannedStep step) {
        return plan.steps().stream()
                .filter(other -> !other.id().equals(step.id()) && !isOrdered(step, other))
                .toList();
    }
}
