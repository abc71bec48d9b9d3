package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.internal.pipeline.JournalEntry.End;
import dev.glueflake.glue.pipeline.StepResult.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends of steps to and from the journal. */
final class StepEnds {
    private StepEnds() {}

    static End end(Step<?> step, StepResult result) {
        StepOutput<?> output = result.result();
        return new End(
                result.state() == State.SUCCEEDED,
                result.begin(),
                result.duration(),
                result.message(),
                output == null ? null : value(step.action(), output.value()),
                output == null ? Map.of() : output.counts(),
                output == null ? List.of() : output.items(),
                output == null ? List.of() : output.statements(),
                output == null ? List.of() : output.references());
    }

    static StepResult result(Step<?> step, End end, List<String> handles) {
        return new StepResult(
                step.id(),
                end.succeeded() ? State.SUCCEEDED : State.FAILED,
                end.begin(),
                end.duration(),
                end.message(),
                handles,
                output(step.action(), end),
                null);
    }

    private static <T> String value(StepAction<T> action, Object value) {
        return action.toJson(action.resultType().cast(value));
    }

    private static <T> @Nullable StepOutput<T> output(StepAction<T> action, End end) {
        return end.value() == null
                ? null
                : new StepOutput<>(
                        action.fromJson(end.value()), end.counts(), end.items(), end.statements(), end.references());
    }
}
