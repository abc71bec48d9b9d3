package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.internal.pipeline.JournalEntry.End;
import dev.glueflake.glue.pipeline.StepResult.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which steps need not, or must not, be run by a process that goes on with a run. */
final class RunRestore {
    private final RunHistory history;
    private final Map<String, Step<?>> steps;

    RunRestore(RunHistory history, Map<String, Step<?>> steps) {
        this.history = history;
        this.steps = steps;
    }

    List<StepResult> results() {
        List<StepResult> results = new ArrayList<>();
        history.ended.forEach((id, end) -> results.add(ended(Objects.requireNonNull(steps.get(id)), end)));
        steps.values().stream().filter(this::isLost).forEach(step -> results.add(lost(step)));
        return results;
    }

    private StepResult ended(Step<?> step, End end) {
        return StepEnds.result(step, end, history.step(step.id()).handles());
    }

    private boolean isLost(Step<?> step) {
        return !history.ended.containsKey(step.id()) && history.step(step.id()).isLost() && !step.repeatable();
    }

    private static StepResult lost(Step<?> step) {
        return StepResult.notStarted(
                step.id(),
                State.UNKNOWN,
                "a process that is gone had begun this step, and nothing tells how far it came. It is not done again: find"
                        + " out what it did, then run what is left. A step that may be done twice says so by repeatable()");
    }
}
