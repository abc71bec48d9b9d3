package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressUnit;
import dev.glueflake.glue.internal.pipeline.JournalEntry;
import dev.glueflake.glue.internal.pipeline.JournalEntry.Kind;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: the calling thread decides, the executor's threads work, and what has ended comes back through a queue. */
final class PipelineRun {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

    private final PipelineRunner runner;
    private final PipelinePlan plan;
    private final Map<String, ?> parameters;
    private final RunId runId;
    private final RunHistory history;
    private final RunLog log;
    private final Map<String, Step<?>> pending = new LinkedHashMap<>();
    private final Map<String, Step<?>> steps = new LinkedHashMap<>();
    private final Map<String, StepTask> running = new HashMap<>();
    private final Map<String, StepResult> results = new HashMap<>();
    private final BlockingQueue<StepResult> ended = new LinkedBlockingQueue<>();
    private String stopped = "";
    private boolean interrupted;
    private @Nullable RuntimeException lost;

    PipelineRun(PipelineRunner runner, Pipeline pipeline, Map<String, ?> parameters, RunHistory history, RunLog log) {
        this.runner = runner;
        this.plan = PipelinePlan.of(pipeline);
        this.parameters = parameters;
        this.runId = log.run();
        this.history = history;
        this.log = log;
        StepOrder.of(pipeline.steps()).forEach(step -> pending.put(step.id(), step));
        steps.putAll(pending);
    }

    RunId runId() {
        return runId;
    }

    /** Called on the executor's threads. */
    void ended(StepResult result) {
        ended.add(result);
    }

    RunLog log() {
        return log;
    }

    PipelineResult run() {
        new RunRestore(history, steps).results().forEach(this::restore);
        decide();
        while (!running.isEmpty()) {
            try {
                settle(ended.take());
            } catch (InterruptedException interruption) {
                interrupted = true;
                stop("the pipeline was interrupted");
            }
            decide();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (lost != null) {
            throw lost;
        }
        return finished(result());
    }

    /** Nobody can take over what is not recorded, so nothing more is begun, and nothing is waited for. */
    private void lose(RuntimeException failure) {
        lost = failure;
        stop("the journal of the run failed");
    }

    private void stop(String why) {
        stopped = why;
        running.values().forEach(StepTask::cancel);
    }

    private PipelineResult result() {
        List<StepResult> ordered = plan.steps().stream()
                .map(step -> Objects.requireNonNull(results.get(step.id())))
                .toList();
        Instant end = Objects.requireNonNullElseGet(history.finishedAt(), runner.clock::instant);
        return new PipelineResult(runId, plan, history.startedAt, Duration.between(history.startedAt, end), ordered);
    }

    /** Whoever is told may be told twice, if this process dies before the end is recorded, but never not at all. */
    private PipelineResult finished(PipelineResult result) {
        if (history.finishedAt() != null || interrupted) {
            return result;
        }
        runner.notifiers.forEach(notifier -> notify(notifier, result));
        if (result.count(StepResult.State.UNKNOWN) == 0) {
            try {
                log.append(JournalEntry.run(Kind.FINISHED, result.startedAt().plus(result.duration())));
            } catch (RuntimeException failure) {
                LOG.warn("The end of run {} could not be recorded: {}", runId, failure.getMessage());
            }
        }
        return result;
    }

    private void notify(PipelineRunner.Notifier notifier, PipelineResult result) {
        try {
            notifier.ended(result);
        } catch (Exception failure) {
            LOG.error("The end of run {} of pipeline {} could not be told", runId, plan.name(), failure);
        }
    }

    private void restore(StepResult result) {
        pending.remove(result.id());
        results.put(result.id(), result);
        stopAfter(result);
        progress(result);
    }

    /** Starts and skips what can be; steps stand in the order of the plan, so that one pass sees every skip. */
    private void decide() {
        for (Step<?> step : new ArrayList<>(pending.values())) {
            if (!stopped.isEmpty()) {
                drop(step, StepResult.State.CANCELLED, stopped);
                continue;
            }
            String obstacle = obstacle(step);
            if (!obstacle.isEmpty()) {
                drop(step, StepResult.State.SKIPPED, obstacle);
            } else if (running.size() < runner.maxParallel && results.keySet().containsAll(step.dependencies())) {
                start(step);
            }
        }
    }

    /** Why a step can never run; empty when it can or may. */
    private String obstacle(Step<?> step) {
        for (String before : step.dependencies()) {
            StepResult result = results.get(before);
            if (result != null && result.state() != StepResult.State.SUCCEEDED && !mayRunAfter(step, result)) {
                return "step " + before + " ended as " + result.state();
            }
        }
        return "";
    }

    private boolean mayRunAfter(Step<?> step, StepResult failed) {
        Step<?> before = Objects.requireNonNull(steps.get(failed.id()));
        boolean needsItsResult =
                step.inputs().values().stream().anyMatch(input -> failed.id().equals(input.from()));
        return failed.state() == StepResult.State.FAILED && before.onFailure() == OnFailure.CONTINUE && !needsItsResult;
    }

    private void start(Step<?> step) {
        pending.remove(step.id());
        StepHistory earlier = history.step(step.id());
        if (!earlier.begun()
                && !recorded(JournalEntry.step(Kind.STEP_BEGUN, runner.clock.instant(), step.id(), null))) {
            drop(step, StepResult.State.CANCELLED, stopped);
            return;
        }
        StepTask task = new StepTask(runner, this, step, inputs(step), earlier);
        running.put(step.id(), task);
        progress(ProgressEvent.start(plan.name(), step.id(), ProgressUnit.ITEMS).withTotal(1));
        try {
            runner.executor.execute(task);
        } catch (RejectedExecutionException rejected) {
            ended(new StepResult(
                    step.id(),
                    StepResult.State.FAILED,
                    null,
                    Duration.ZERO,
                    "the executor did not take the step: " + rejected.getMessage(),
                    List.of(),
                    null,
                    rejected));
        }
    }

    private Map<String, Object> inputs(Step<?> step) {
        Map<String, Object> inputs = new HashMap<>();
        step.inputs().forEach((name, input) -> inputs.put(name, value(name, input)));
        return inputs;
    }

    private Object value(String name, Step.Input input) {
        return input.from() == null
                ? Objects.requireNonNull(parameters.get(name))
                : Objects.requireNonNull(results.get(input.from()))
                        .output()
                        .orElseThrow()
                        .value();
    }

    /** An outcome that is not known stays open: whoever goes on with the run may find it out. */
    private void settle(StepResult result) {
        running.remove(result.id());
        results.put(result.id(), result);
        if (result.state() == StepResult.State.SUCCEEDED || result.state() == StepResult.State.FAILED) {
            end(result);
        }
        stopAfter(result);
        report(result);
    }

    private void end(StepResult result) {
        if (!log.isKept() || lost != null) {
            return;
        }
        try {
            Step<?> step = Objects.requireNonNull(steps.get(result.id()));
            log.append(JournalEntry.ended(runner.clock.instant(), result.id(), StepEnds.end(step, result)));
        } catch (RuntimeException failure) {
            lose(failure);
        }
    }

    private boolean recorded(JournalEntry entry) {
        try {
            log.append(entry);
            return true;
        } catch (RuntimeException failure) {
            lose(failure);
            return false;
        }
    }

    private void stopAfter(StepResult result) {
        boolean failed = result.state() == StepResult.State.FAILED || result.state() == StepResult.State.UNKNOWN;
        if (failed
                && stopped.isEmpty()
                && Objects.requireNonNull(steps.get(result.id())).onFailure() == OnFailure.STOP) {
            stopped = "step " + result.id() + " ended as " + result.state() + " and stops the pipeline";
        }
    }

    private void drop(Step<?> step, StepResult.State state, String reason) {
        pending.remove(step.id());
        StepResult result = StepResult.notStarted(step.id(), state, reason);
        results.put(step.id(), result);
        report(result);
    }

    private void report(StepResult result) {
        progress(result);
        runner.metrics.time(
                "glueflake.pipeline.step",
                result.duration(),
                "pipeline",
                plan.name(),
                "kind",
                kind(result.id()),
                "state",
                result.state().name());
    }

    private void progress(StepResult result) {
        ProgressEvent event = ProgressEvent.start(plan.name(), result.id(), ProgressUnit.ITEMS)
                .withTotal(1);
        progress(
                result.state() == StepResult.State.SUCCEEDED
                        ? event.withDone(1).finished()
                        : event.failed(result.state() + ": " + result.message()));
    }

    private String kind(String id) {
        return plan.steps().stream()
                .filter(step -> step.id().equals(id))
                .map(PlannedStep::kind)
                .findFirst()
                .orElseThrow();
    }

    /** A listener that fails must not leave steps running without anyone who waits for them. */
    private void progress(ProgressEvent event) {
        try {
            runner.progress.onProgress(event);
        } catch (RuntimeException failure) {
            LOG.warn("A progress listener failed at step {}: {}", event.step(), failure.getMessage());
        }
    }
}
