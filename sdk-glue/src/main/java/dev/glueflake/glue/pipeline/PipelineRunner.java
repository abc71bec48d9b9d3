package dev.glueflake.glue.pipeline;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.RunIdGenerator;
import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.glue.internal.pipeline.SqsInbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs pipelines in this process. Thread-safe; the executor stays the caller's.
 *
 * <p>{@link #run(Pipeline, Map)} does it all. With a {@link PipelineJournal}, {@link #start} and {@link #await} are its parts,
 * for another process that takes over when this one dies: steps that had ended are not run again, one that had started
 * something is awaited by its handle, and one of which nobody knows how far it came is not repeated unless it says that it
 * may be.
 */
public final class PipelineRunner {
    final Executor executor;
    final int maxParallel;
    final Clock clock;
    final ProgressListener progress;
    final Metrics metrics;
    final BiConsumer<String, String> recorder;
    final List<Notifier> notifiers;
    private final @Nullable PipelineJournal journal;
    private final RunIdGenerator runIds;

    private PipelineRunner(Builder builder) {
        this.executor = builder.executor;
        this.maxParallel = builder.maxParallel;
        this.clock = builder.clock;
        this.progress = builder.progress;
        this.metrics = builder.metrics;
        this.recorder = builder.recorder;
        this.notifiers = List.copyOf(builder.notifiers);
        this.journal = builder.journal;
        this.runIds = RunIdGenerator.of(clock);
    }

    /** Hears of the ends of pipelines. Thread-safe. */
    @FunctionalInterface
    public interface Notifier {
        /**
         * Takes a pipeline's end: once, or again where a process died between telling and recording it. An unknown outcome
         * is told each time the run is awaited; a run that was interrupted has not ended.
         *
         * @param result how it ended
         * @throws Exception when nobody could be told; it is logged and changes nothing
         */
        void ended(PipelineResult result) throws Exception;

        /**
         * Returns a notifier that tells only of pipelines that did not succeed.
         *
         * @return the notifier
         */
        default Notifier onlyFailures() {
            return result -> {
                if (!result.succeeded()) {
                    ended(result);
                }
            };
        }

        /**
         * Makes a notifier that sends {@link PipelineResult#toJson()} to a queue, with the exit code as attribute
         * {@code exitCode}.
         *
         * @param sqs sends; needs {@code sqs:SendMessage}; it stays the caller's
         * @param queueUrl the queue
         * @return the notifier
         */
        static Notifier sqs(SqsClient sqs, String queueUrl) {
            return result -> SqsInbox.send(sqs, queueUrl, result.toJson(), result.exitCode());
        }
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
        if (journal != null) {
            return await(pipeline, start(pipeline, parameters));
        }
        pipeline.plan(parameters);
        RunHistory history = RunHistory.none(clock.instant());
        return new PipelineRun(this, pipeline, parameters, history, new RunLog(null, runIds.next(), 0)).run();
    }

    /**
     * Checks a pipeline and records a run of it. No step begins yet.
     *
     * @param pipeline the pipeline
     * @param parameters values of the parameters that steps take, by name; the journal keeps them, so pass no secrets
     * @return the handle to store and to await
     * @throws dev.glueflake.core.ConfigurationException as {@link Pipeline#plan(Map)}, when a parameter or a step's result is
     *     of a type that a journal cannot hold, or when the runner has no journal
     * @throws dev.glueflake.core.GlueflakeException when the journal cannot be written
     */
    public PipelineHandle start(Pipeline pipeline, Map<String, ?> parameters) {
        PipelinePlan plan = pipeline.plan(parameters);
        return records().start(pipeline, plan, parameters, runIds.next());
    }

    /**
     * Runs a pipeline that was started, or goes on with it where another process died. A run that has ended gives its result
     * again. Take over only from a process that is gone: one that still lives is stopped as soon as it records anything,
     * but what it started by then goes on.
     *
     * <p>It waits for steps whose outcome was unknown if they left a handle. An interrupt is as for {@link #run(Pipeline,
     * Map)}; the run can be awaited again.
     *
     * @param pipeline the pipeline, made anew in this process
     * @param handle what {@link #start} returned, in this process or another
     * @return how it ended; steps that ended in another process have no exception
     * @throws dev.glueflake.core.ConfigurationException when the journal has no such run, or the pipeline is not the one that
     *     was started
     * @throws dev.glueflake.core.GlueflakeException when the journal cannot be read or written; {@code PIPELINE_TAKEN_OVER}
     *     when another process goes on with the run
     */
    public PipelineResult await(Pipeline pipeline, PipelineHandle handle) {
        return records().claimed(this, pipeline, handle).run();
    }

    private RunRecords records() {
        if (journal == null) {
            throw new ConfigurationException(
                    "JOURNAL_MISSING",
                    "A run that another process may go on with needs a journal: give the runner one by journal(...), or call"
                            + " run(...).");
        }
        return new RunRecords(journal, clock);
    }

    /** Builds a {@link PipelineRunner}. Not thread-safe. */
    public static final class Builder {
        private final Executor executor;
        private int maxParallel = 4;
        private Clock clock = Clock.systemUTC();
        private ProgressListener progress = ProgressListener.none();
        private Metrics metrics = Metrics.none();
        private BiConsumer<String, String> recorder = (step, handle) -> {};
        private final List<Notifier> notifiers = new ArrayList<>();
        private @Nullable PipelineJournal journal;

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
         * Sets where runs are recorded, so that another process can go on with them.
         *
         * @param value the journal; none unless set
         * @return this builder
         */
        public Builder journal(PipelineJournal value) {
            journal = Objects.requireNonNull(value, "journal");
            return this;
        }

        /**
         * Adds who hears of the ends of pipelines.
         *
         * @param notifier for example {@code Notifier.sqs(sqs, queueUrl).onlyFailures()}
         * @return this builder
         */
        public Builder notifier(Notifier notifier) {
            notifiers.add(Objects.requireNonNull(notifier, "notifier"));
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
