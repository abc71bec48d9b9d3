package dev.glueflake.glue.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds every problem of a pipeline at once. */
final class PipelineCheck {
    private final Pipeline pipeline;
    private final @Nullable Map<String, ?> parameters;
    private final Map<String, Step<?>> byId = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Without parameters, nothing is said of them. */
    PipelineCheck(Pipeline pipeline, @Nullable Map<String, ?> parameters) {
        this.pipeline = pipeline;
        this.parameters = parameters;
    }

    List<String> problems() {
        if (pipeline.name().isBlank()) {
            problems.add("it has no name");
        }
        if (pipeline.steps().isEmpty()) {
            problems.add("it has no steps");
        }
        pipeline.steps().forEach(this::identity);
        pipeline.steps().forEach(this::references);
        cycles();
        if (parameters != null) {
            unusedParameters(parameters);
        }
        return problems;
    }

    private void identity(Step<?> step) {
        if (step.id().isBlank()) {
            problems.add("a step of kind " + step.action().kind() + " has an empty id");
        } else if (byId.putIfAbsent(step.id(), step) != null) {
            problems.add("the id " + step.id() + " is used by more than one step");
        }
        problems.addAll(step.problems());
    }

    private void references(Step<?> step) {
        for (String dependency : step.dependencies()) {
            if (!byId.containsKey(dependency)) {
                problems.add("step " + step.id() + " follows " + dependency + ", which is no step (known are "
                        + String.join(", ", byId.keySet()) + ")");
            }
        }
        step.inputs().forEach((name, input) -> input(step, name, input));
    }

    private void input(Step<?> step, String name, Step.Input input) {
        String taken =
                "step " + step.id() + " takes " + name + " as " + input.type().getSimpleName() + ", but ";
        if (input.from() == null) {
            if (parameters != null) {
                parameter(taken, name, input.type(), parameters.get(name));
            }
            return;
        }
        Step<?> producer = byId.get(input.from());
        if (producer != null && !input.type().isAssignableFrom(producer.action().resultType())) {
            problems.add(taken + "step " + producer.id() + " gives "
                    + producer.action().resultType().getSimpleName());
        }
    }

    private void parameter(String taken, String name, Class<?> type, @Nullable Object value) {
        if (value == null) {
            problems.add(taken + "no parameter " + name + " is given");
        } else if (!type.isInstance(value)) {
            problems.add(taken + "the parameter is of type " + value.getClass().getSimpleName());
        }
    }

    private void unusedParameters(Map<String, ?> parameters) {
        Set<String> unused = new TreeSet<>(parameters.keySet());
        for (Step<?> step : pipeline.steps()) {
            step.inputs().forEach((name, input) -> {
                if (input.from() == null) {
                    unused.remove(name);
                }
            });
        }
        unused.forEach(name -> problems.add("the parameter " + name + " is given, but no step takes it"));
    }

    /** Each cycle is told once, from the step of it that was added first. */
    private void cycles() {
        Set<String> done = new HashSet<>();
        for (String id : byId.keySet()) {
            follow(id, new ArrayDeque<>(), done);
        }
    }

    private void follow(String id, Deque<String> path, Set<String> done) {
        if (path.contains(id)) {
            List<String> cycle = new ArrayList<>(path);
            problems.add("steps wait for each other: "
                    + String.join(" -> ", cycle.subList(cycle.indexOf(id), cycle.size())) + " -> " + id);
            return;
        }
        Step<?> step = byId.get(id);
        if (step == null || done.contains(id)) {
            return;
        }
        path.addLast(id);
        step.dependencies().forEach(before -> follow(before, path, done));
        path.removeLast();
        done.add(id);
    }
}
