package dev.glueflake.glue.definition;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.StepAction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Names of states and of the fields that hold outcomes. A step's id may be anything; a state's name has at most 80 characters
 * and is unique in its whole machine, and a field's name must not be read as a path's syntax.
 */
final class StateNames {
    private static final int LONGEST = 80;

    private final UniqueNames states = new UniqueNames(LONGEST, " ");
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Set<String> functions = new HashSet<>();

    StateNames(List<PlannedStep> steps) {
        UniqueNames used = new UniqueNames(LONGEST, "_");
        for (PlannedStep step : steps) {
            labels.put(step.id(), states.next(step.id(), ""));
            String field = step.id().replaceAll("[^A-Za-z0-9]+", "_");
            fields.put(step.id(), used.next(field.matches("[A-Za-z].*") ? field : "step_" + field, ""));
            if (step.serviceCall() instanceof StepAction.Invocation) {
                functions.add(step.id());
            }
        }
    }

    /** The state that does the step. */
    String of(PlannedStep step) {
        return Objects.requireNonNull(labels.get(step.id()));
    }

    /** Another state of the step; the same one whenever it is asked for. */
    String of(PlannedStep step, String part) {
        return parts.computeIfAbsent(step.id() + '\n' + part, key -> states.next(of(step), ": " + part));
    }

    /** A state of no single step. */
    String free(String name) {
        return states.next(name, "");
    }

    /** The path of the field that holds the step's outcome. */
    String path(PlannedStep step) {
        return path(step.id());
    }

    private String path(String step) {
        return "$." + fields.get(step);
    }

    /** The path of what the step gave: a function's answer, or else all that is known of the outcome. */
    String result(String step) {
        return functions.contains(step) ? path(step) + ".result" : path(step);
    }
}
