package dev.glueflake.glue.pipeline;

import dev.glueflake.core.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Steps with dependencies. Immutable and thread-safe, as far as the steps' actions are.
 *
 * <p>It may hold anything until {@link #plan} checks it; a {@link PipelineRunner} does so before it starts the first step.
 */
public final class Pipeline {
    private final String name;
    private final List<Step<?>> steps;

    private Pipeline(Builder builder) {
        this.name = builder.name;
        this.steps = List.copyOf(builder.steps);
    }

    /**
     * Begins a pipeline.
     *
     * @param name for messages, metrics and the report
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the steps.
     *
     * @return in the order in which they were added
     */
    public List<Step<?>> steps() {
        return steps;
    }

    /**
     * Checks everything and settles the order, for a pipeline without parameters. Starts nothing.
     *
     * @return the plan; print it for a dry run
     * @throws ConfigurationException as {@link #plan(Map)}
     */
    public PipelinePlan plan() {
        return plan(Map.of());
    }

    /**
     * Checks everything and settles the order. Starts nothing.
     *
     * @param parameters values of the parameters that steps take, by name
     * @return the plan; print it for a dry run
     * @throws ConfigurationException {@code PIPELINE_INVALID} that lists every problem: ids given twice, unknown steps,
     *     cycles, results of the wrong type, parameters that are missing, of the wrong type, or that no step takes
     */
    public PipelinePlan plan(Map<String, ?> parameters) {
        return checked(new PipelineCheck(this, parameters).problems());
    }

    /**
     * Checks everything but the parameters, which need no values yet, and settles the order: enough to draw the pipeline, or
     * to write it out for another service. Starts nothing.
     *
     * @return the plan
     * @throws ConfigurationException as {@link #plan(Map)}
     */
    public PipelinePlan outline() {
        return checked(new PipelineCheck(this, null).problems());
    }

    private PipelinePlan checked(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "PIPELINE_INVALID",
                    "Pipeline " + name + " was not started; it has " + problems.size()
                            + (problems.size() == 1 ? " problem: " : " problems: ") + String.join("; ", problems) + ".",
                    Map.of("pipeline", name, "problems", Integer.toString(problems.size())),
                    null);
        }
        return PipelinePlan.of(this);
    }

    /** Builds a {@link Pipeline}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<Step<?>> steps = new ArrayList<>();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Adds a step.
         *
         * @param step the step
         * @return this builder
         */
        public Builder step(Step<?> step) {
            steps.add(Objects.requireNonNull(step, "step"));
            return this;
        }

        /**
         * Adds a step that needs nothing before it.
         *
         * @param id unique in the pipeline
         * @param action what it does
         * @return this builder
         */
        public Builder step(String id, StepAction<?> action) {
            return step(Step.of(id, action));
        }

        /**
         * Builds the pipeline.
         *
         * @return the pipeline
         */
        public Pipeline build() {
            return new Pipeline(this);
        }
    }
}
