package dev.glueflake.glue.pipeline;

import java.util.Objects;

/** An action from its parts. */
record WorkAction<T>(String kind, String description, Class<T> resultType, boolean repeatable, Work<StepOutput<T>> work)
        implements StepAction<T> {
    WorkAction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(resultType, "resultType");
        Objects.requireNonNull(work, "work");
    }

    static <T> StepAction<T> repeatable(
            String kind, String description, Class<T> resultType, Work<StepOutput<T>> work) {
        return new WorkAction<>(kind, description, resultType, true, work);
    }

    @Override
    public StepOutput<T> run(StepContext context) throws Exception {
        return work.run(context);
    }
}
