package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunIdGenerator;
import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressListener;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Runs pipelines in this process. Thread-safe; the executor stays the caller's.
 */
public final class PipelineRunner {
    final Executor executor;
    final int maxParallel;
    final Clock clock;
    final ProgressListener progress;
    final Metrics metrics;
    final BiConsumer<String, String> recorder;
    private final RunIdGenerator runIds;

    private PipelineRunner(Builder builder) {
        this.executor = builder.executor;
        this.maxParallel = builder.maxParallel;
        this.clock = builder.clock;
        this.progress = builder.progress;
        this.metrics = builder.metrics;
        this.recorder = builder.recorder;
        this.runIds = RunIdGenerator.of(clock);
    }

    /**
     * Makes a runner that runs one step after the other on the calling thread.
     *
     * @return the runner
     */
    public static PipelineRunner sequential() {
        return builder(Runnable::run).maxParallel(1).build();
    }

    /**
     * Begins a runner.
     *
     * @param executor runs the steps; one with as many threads as steps may run at once
     * @return a builder
     */
    public static Builder builder(Executor executor) {
        return new Builder(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Runs a pipeline without parameters; see {@link #run(Pipeline, Map)}.
     *
     * @param pipeline the pipeline
     * @return how it ended
     */
    public PipelineResult run(Pipeline pipeline) {
        return run(pipeline, Map.of());
    }

    /**
     * Checks a pipeline, runs it and waits for its end. What steps throw is in the result; look at
     * {@link PipelineResult#exitCode()}.
     *
     * <p>When the calling thread is interrupted, no further step is started, those that run are interrupted, and the result
     * is returned with the interrupt flag set.
     *
     * @param pipeline the pipeline
     * @param parameters values of the parameters that steps take, by name
     * @return how it ended: one result for every step
     * @throws dev.glueflake.core.ConfigurationException as {@link Pipeline#plan(Map)}; then nothing was started
     */
    public PipelineResult run(Pipeline pipeline, Map<String, ?> parameters) {
        PipelinePlan plan = pipeline.plan(parameters);
        return new PipelineRun(this, pipeline, plan, parameters, runIds.next()).run();
    }

    /** Builds a {@link PipelineRunner}. Not thread-safe. */
    public static final class Builder {
        private final Executor executor;
        private int maxParallel = 4;
        private Clock clock = Clock.systemUTC();
        private ProgressListener progress = ProgressListener.none();
        private Metrics metrics = Metrics.none();
        private BiConsumer<String, String> recorder = (step, handle) -> {};

        private Builder(Executor executor) {
            this.executor = executor;
        }

        /**
         * Sets how many steps run at once.
         *
         * @param steps at least 1; 4 unless set
         * @return this builder
         * @throws IllegalArgumentException when it is less than 1
         */
        public Builder maxParallel(int steps) {
            if (steps < 1) {
                throw new IllegalArgumentException("At least one step must be able to run, not " + steps);
            }
            maxParallel = steps;
            return this;
        }

        /**
         * Sets the clock of times and durations.
         *
         * @param value the system's in UTC unless set
         * @return this builder
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets who hears when steps begin and end.
         *
         * @param listener what it throws is logged and changes nothing
         * @return this builder
         */
        public Builder progress(ProgressListener listener) {
            progress = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets where durations are published.
         *
         * @param value the metrics
         * @return this builder
         */
        public Builder metrics(Metrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        /**
         * Sets who records what steps have started elsewhere.
         *
         * @param taker gets a step's id and a handle as JSON before the step waits for it; what it throws fails the step
         * @return this builder
         */
        public Builder recorder(BiConsumer<String, String> taker) {
            recorder = Objects.requireNonNull(taker, "taker");
            return this;
        }

        /**
         * Builds the runner.
         *
         * @return the runner
         */
        public PipelineRunner build() {
            return new PipelineRunner(this);
        }
    }
}
