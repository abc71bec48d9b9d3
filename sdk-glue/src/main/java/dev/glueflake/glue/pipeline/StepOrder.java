package dev.glueflake.glue.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders steps so that each stands after those it follows, and otherwise as they were added. */
final class StepOrder {
    private StepOrder() {}

    static List<Step<?>> of(List<Step<?>> steps) {
        Map<String, Step<?>> open = new LinkedHashMap<>();
        steps.forEach(step -> open.put(step.id(), step));
        List<Step<?>> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            Step<?> next = open.values().stream()
                    .filter(step -> free(step, open.keySet()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("A cycle passed the check: " + open.keySet()));
            open.remove(next.id());
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean free(Step<?> step, Set<String> open) {
        return step.dependencies().stream().noneMatch(open::contains);
    }
}
