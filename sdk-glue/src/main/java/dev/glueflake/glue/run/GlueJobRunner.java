package dev.glueflake.glue.run;

import dev.glueflake.core.RunIdGenerator;
import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.core.progress.ProgressUnit;
import dev.glueflake.core.waiting.WaitTimeoutException;
import dev.glueflake.core.waiting.WaitVerdict;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;

/**
 * Runs Glue jobs.
 *
 * <p>{@link #run} does it all. {@link #plan}, {@link #start} and {@link #await} are its parts, for a dry run, or for another
 * process that takes over. StartJobRun has no client token, so it is sent once per plan: a lost answer is looked up by the
 * plan's run token. Needs {@code glue:StartJobRun}, {@code GetJobRun} and {@code GetJobRuns}; {@code GetJob} tells whether
 * Glue retries. Thread-safe; the client stays the caller's.
 */
public final class GlueJobRunner {
    private final GlueClient glue;
    private final Polling polling;
    private final Consumer<? super JobHandle> recorder;
    private final ProgressListener progress;
    private final Metrics metrics;
    private final boolean stopAtDeadline;
    private final RunIdGenerator tokens;

    private GlueJobRunner(Builder builder) {
        this.glue = builder.glue;
        this.polling = builder.polling;
        this.recorder = builder.recorder;
        this.progress = builder.progress;
        this.metrics = builder.metrics;
        this.stopAtDeadline = builder.stopAtDeadline;
        this.tokens = RunIdGenerator.of(polling.clock());
    }

    /**
     * Makes a runner with the defaults.
     *
     * @param glue starts and asks
     * @return the runner
     */
    public static GlueJobRunner of(GlueClient glue) {
        return builder(glue).build();
    }

    /**
     * Begins a runner.
     *
     * @param glue starts and asks
     * @return a builder
     */
    public static Builder builder(GlueClient glue) {
        return new Builder(Objects.requireNonNull(glue, "glue"));
    }

    /**
     * Plans one run. Sends nothing.
     *
     * @param call what is wanted
     * @return the plan, with a token of its own
     */
    public JobPlan plan(JobCall call) {
        return new JobPlan(call, tokens.next());
    }

    /**
     * Starts a plan's run and records its handle. A run that the plan has started before is found and not started again,
     * unless two processes start the same plan at the same moment. It waits only where the job runs as often as it may and
     * the plan says so, and while it looks up a start whose answer was lost.
     *
     * @param plan the plan
     * @return the handle to store and to await
     * @throws dev.glueflake.core.ConfigurationException when there is no such job
     * @throws dev.glueflake.core.TransientException when it runs as often as it may and the plan says to fail
     * @throws dev.glueflake.core.OutcomeUnknownException when the answer was lost and no run has shown up
     * @throws WaitTimeoutException when it could not be started until the deadline
     */
    public JobHandle start(JobPlan plan) {
        JobStart start = new JobStart(new JobApi(glue, plan.call().job()), plan, polling);
        JobHandle handle = polling.<Optional<JobHandle>>waiter(
                        made -> made.isPresent() ? WaitVerdict.done() : WaitVerdict.again())
                .await("job " + plan.call().job() + " to start", start::attempt)
                .value()
                .orElseThrow();
        recorder.accept(handle);
        return handle;
    }

    /**
     * Waits until a run, and every run by which Glue retries it, has ended.
     *
     * @param handle what {@link #start} returned, in this process or another
     * @return the result of a run that succeeded
     * @throws dev.glueflake.core.PermanentException {@code JOB_RUN_FAILED} when the last run ended in any other state
     * @throws dev.glueflake.core.OutcomeUnknownException when the run is gone or in a state unknown to this release
     * @throws WaitTimeoutException when the deadline passed; the run goes on
     * @throws dev.glueflake.core.InterruptedOperationException when the thread is interrupted; the run goes on
     */
    public JobResult await(JobHandle handle) {
        JobWatch watch = new JobWatch(new JobApi(glue, handle.job()), handle, polling);
        ProgressEvent event = ProgressEvent.start("job " + handle.job(), "run", ProgressUnit.ITEMS);
        try {
            JobRun last = polling.<JobWatch.View>waiter(view -> verdict(view, event))
                    .await("run " + handle.runId() + " of job " + handle.job(), watch::poll)
                    .value()
                    .run();
            JobResult result = result(handle, watch, last);
            progress.onProgress(event.finished());
            metrics.time("glueflake.job.duration", result.duration(), "job", handle.job());
            return result;
        } catch (RuntimeException failure) {
            if (failure instanceof WaitTimeoutException && stopAtDeadline) {
                stop(handle.job(), watch.runId(), failure);
            }
            progress.onProgress(event.failed(String.valueOf(failure.getMessage())));
            throw failure;
        }
    }

    /**
     * Plans, starts and awaits a run.
     *
     * @param call what is wanted
     * @return the result of a run that succeeded
     */
    public JobResult run(JobCall call) {
        return await(start(plan(call)));
    }

    /**
     * Stops a run. What it has written stays.
     *
     * @param handle the run
     * @throws dev.glueflake.core.PermanentException when Glue refuses, for example because the run has ended
     */
    public void stop(JobHandle handle) {
        new JobApi(glue, handle.job()).stop(handle.runId());
    }

    private void stop(String job, String runId, RuntimeException late) {
        try {
            new JobApi(glue, job).stop(runId);
        } catch (RuntimeException failure) {
            late.addSuppressed(failure);
        }
    }

    private WaitVerdict verdict(JobWatch.View view, ProgressEvent event) {
        progress.onProgress(event.withMessage(view.run().jobRunStateAsString()));
        return view.ended() ? WaitVerdict.done() : WaitVerdict.again();
    }

    private JobResult result(JobHandle handle, JobWatch watch, JobRun last) {
        return new JobResult(
                handle,
                watch.successful(last),
                Duration.ofSeconds(Objects.requireNonNullElse(last.executionTime(), 0)),
                Duration.between(handle.requestedAt(), polling.clock().instant()),
                last.dpuSeconds());
    }

    /** Builds a {@link GlueJobRunner}. Not thread-safe. */
    public static final class Builder {
        private final GlueClient glue;
        private Polling polling = Polling.standard();
        private Consumer<? super JobHandle> recorder = handle -> {};
        private ProgressListener progress = ProgressListener.none();
        private Metrics metrics = Metrics.none();
        private boolean stopAtDeadline;

        private Builder(GlueClient glue) {
            this.glue = glue;
        }

        /**
         * Sets delays and deadline.
         *
         * @param value {@link Polling#standard()} unless set
         * @return this builder
         */
        public Builder polling(Polling value) {
            polling = Objects.requireNonNull(value, "polling");
            return this;
        }

        /**
         * Sets who records handles.
         *
         * @param taker gets each handle before it is waited for; what it throws ends the wait, not the run
         * @return this builder
         */
        public Builder recorder(Consumer<? super JobHandle> taker) {
            recorder = Objects.requireNonNull(taker, "taker");
            return this;
        }

        /**
         * Sets who hears of every state that is seen.
         *
         * @param listener the listener
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
         * Sets whether a run is stopped when the deadline of a wait passes.
         *
         * @param stop false unless set: the run goes on
         * @return this builder
         */
        public Builder stopAtDeadline(boolean stop) {
            stopAtDeadline = stop;
            return this;
        }

        /**
         * Builds the runner.
         *
         * @return the runner
         */
        public GlueJobRunner build() {
            return new GlueJobRunner(this);
        }
    }
}
