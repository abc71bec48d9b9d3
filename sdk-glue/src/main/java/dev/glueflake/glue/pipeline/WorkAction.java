package dev.glueflake.glue.pipeline;

import java.util.Objects;

/** An action from its parts. */
record WorkAction<T>(String kind, String description, Class<T> resultType, Work<StepOutput<T>> work)
        implements StepAction<T> {
    WorkAction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(resultType, "resultType");
        Objects.requireNonNull(work, "work");
    }

    @Override
    public StepOutput<T> run(StepContext context) throws Exception {
        return work.run(context);
    }
}
