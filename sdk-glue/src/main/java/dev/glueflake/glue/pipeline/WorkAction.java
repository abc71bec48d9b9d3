package dev.glueflake.glue.pipeline;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An action from its parts. */
record WorkAction<T>(
        String kind,
        String description,
        Class<T> resultType,
        boolean repeatable,
        StepAction.@Nullable ServiceCall call,
        Work<StepOutput<T>> work)
        implements StepAction<T> {
    WorkAction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(resultType, "resultType");
        Objects.requireNonNull(work, "work");
    }

    static <T> WorkAction<T> repeatable(
            String kind, String description, Class<T> resultType, Work<StepOutput<T>> work) {
        return new WorkAction<>(kind, description, resultType, true, null, work);
    }

    WorkAction<T> as(ServiceCall made) {
        return new WorkAction<>(kind, description, resultType, repeatable, made, work);
    }

    @Override
    public Optional<ServiceCall> serviceCall() {
        return Optional.ofNullable(call);
    }

    @Override
    public StepOutput<T> run(StepContext context) throws Exception {
        return work.run(context);
    }
}
