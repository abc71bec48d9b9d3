package dev.glueflake.glue.pipeline;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.RunId;
import java.util.List;
import java.util.Map;

/** What a running step has at hand. Thread-safe. */
public final class StepContext {
    private final RunId runId;
    private final Step<?> step;
    private final Map<String, Object> inputs;
    private final StepHistory earlier;
    private final StepRecorder recorder;

    StepContext(RunId runId, Step<?> step, Map<String, Object> inputs, StepHistory earlier, StepRecorder recorder) {
        this.runId = runId;
        this.step = step;
        this.inputs = Map.copyOf(inputs);
        this.earlier = earlier;
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
     * @param handle the handle as JSON, without secrets
     * @throws dev.glueflake.core.GlueflakeException when it cannot be recorded; the step then ends, and what it started
     *     goes on
     */
    public void started(String handle) {
        recorder.handle(handle);
    }

    /**
     * Returns what this step had started elsewhere in a process that is gone.
     *
     * @return handles as {@link #started} took them, in order; empty when the step runs for the first time
     */
    public List<String> handles() {
        return earlier.handles();
    }

    /**
     * Records what the step wants to know if another process goes on with it: what it is about to start, or how far it has
     * come. Without a {@link PipelineJournal} it does nothing.
     *
     * @param text any text without secrets, for example JSON
     * @throws dev.glueflake.core.GlueflakeException when it cannot be recorded
     */
    public void note(String text) {
        recorder.note(text);
    }

    /**
     * Returns what this step had noted in a process that is gone.
     *
     * @return texts as {@link #note} took them, in order; empty when the step runs for the first time
     */
    public List<String> notes() {
        return earlier.notes();
    }
}
