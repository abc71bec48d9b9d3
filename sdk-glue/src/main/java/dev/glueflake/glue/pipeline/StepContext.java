package dev.glueflake.glue.pipeline;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.RunId;
import java.util.Map;
import java.util.function.Consumer;

/** What a running step has at hand. Thread-safe. */
public final class StepContext {
    private final RunId runId;
    private final Step<?> step;
    private final Map<String, Object> inputs;
    private final Consumer<String> recorder;

    StepContext(RunId runId, Step<?> step, Map<String, Object> inputs, Consumer<String> recorder) {
        this.runId = runId;
        this.step = step;
        this.inputs = Map.copyOf(inputs);
        this.recorder = recorder;
    }

    /**
     * Returns the run of the pipeline.
     *
     * @return its id
     */
    public RunId runId() {
        return runId;
    }

    /**
     * Returns the step's own id.
     *
     * @return the id
     */
    public String stepId() {
        return step.id();
    }

    /**
     * Returns a value that the step declared by {@link Step.Builder#input} or {@link Step.Builder#parameter}.
     *
     * @param name its name
     * @param type its type or a supertype
     * @param <T> its type
     * @return the value
     * @throws ConfigurationException when the step did not declare it, or not with that type
     */
    public <T> T input(String name, Class<T> type) {
        Object value = inputs.get(name);
        if (!type.isInstance(value)) {
            throw new ConfigurationException(
                    "STEP_INPUT_UNDECLARED",
                    "Step " + step.id() + " asks for " + name + " of type " + type.getSimpleName() + ", but "
                            + (value == null
                                    ? "did not declare it: add input(\"" + name + "\", ...) to the step."
                                    : "it is a " + value.getClass().getSimpleName() + "."));
        }
        return type.cast(value);
    }

    /**
     * Records what the step has started elsewhere, before it waits for it.
     *
     * @param handle the handle as JSON
     */
    public void started(String handle) {
        recorder.accept(handle);
    }
}
