package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressUnit;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: the calling thread decides, the executor's threads work, and what has ended comes back through a queue. */
final class PipelineRun {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

    private final PipelineRunner runner;
    private final PipelinePlan plan;
    private final Map<String, ?> parameters;
    private final RunId runId;
    private final Map<String, Step<?>> pending = new LinkedHashMap<>();
    private final Map<String, Step<?>> steps = new HashMap<>();
    private final Map<String, StepTask> running = new HashMap<>();
    private final Map<String, StepResult> results = new HashMap<>();
    private final BlockingQueue<StepResult> ended = new LinkedBlockingQueue<>();
    private String stopped = "";

    PipelineRun(PipelineRunner runner, Pipeline pipeline, PipelinePlan plan, Map<String, ?> parameters, RunId runId) {
        this.runner = runner;
        this.plan = plan;
        this.parameters = parameters;
        this.runId = runId;
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

    PipelineResult run() {
        Instant begin = runner.clock.instant();
        boolean interrupted = false;
        decide();
        while (!running.isEmpty()) {
            try {
                settle(ended.take());
            } catch (InterruptedException interruption) {
                interrupted = true;
                stopped = "the pipeline was interrupted";
                running.values().forEach(StepTask::cancel);
            }
            decide();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        List<StepResult> ordered = plan.steps().stream()
                .map(step -> Objects.requireNonNull(results.get(step.id())))
                .toList();
        return new PipelineResult(runId, plan, begin, Duration.between(begin, runner.clock.instant()), ordered);
    }

    /** Starts and skips what can be; steps stand in the order of the plan, so that one pass sees every skip. */
    private void decide() {
        for (Step<?> step : new ArrayList<>(pending.values())) {
            if (!stopped.isEmpty()) {
                drop(step, StepState.CANCELLED, stopped);
                continue;
            }
            String obstacle = obstacle(step);
            if (!obstacle.isEmpty()) {
                drop(step, StepState.SKIPPED, obstacle);
            } else if (running.size() < runner.maxParallel && results.keySet().containsAll(step.dependencies())) {
                start(step);
            }
        }
    }

    /** Why a step can never run; empty when it can or may. */
    private String obstacle(Step<?> step) {
        for (String before : step.dependencies()) {
            StepResult result = results.get(before);
            if (result != null && result.state() != StepState.SUCCEEDED && !mayRunAfter(step, result)) {
                return "step " + before + " ended as " + result.state();
            }
        }
        return "";
    }

    private boolean mayRunAfter(Step<?> step, StepResult failed) {
        Step<?> before = Objects.requireNonNull(steps.get(failed.id()));
        boolean needsItsResult =
                step.inputs().values().stream().anyMatch(input -> failed.id().equals(input.from()));
        return failed.state() == StepState.FAILED && before.onFailure() == OnFailure.CONTINUE && !needsItsResult;
    }

    private void start(Step<?> step) {
        pending.remove(step.id());
        StepTask task = new StepTask(runner, this, step, inputs(step));
        running.put(step.id(), task);
        progress(ProgressEvent.start(plan.name(), step.id(), ProgressUnit.ITEMS).withTotal(1));
        try {
            runner.executor.execute(task);
        } catch (RejectedExecutionException rejected) {
            ended(new StepResult(
                    step.id(),
                    StepState.FAILED,
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

    private void settle(StepResult result) {
        running.remove(result.id());
        results.put(result.id(), result);
        boolean failed = result.state() == StepState.FAILED || result.state() == StepState.UNKNOWN;
        if (failed
                && stopped.isEmpty()
                && Objects.requireNonNull(steps.get(result.id())).onFailure() == OnFailure.STOP) {
            stopped = "step " + result.id() + " ended as " + result.state() + " and stops the pipeline";
        }
        report(result);
    }

    private void drop(Step<?> step, StepState state, String reason) {
        pending.remove(step.id());
        StepResult result = StepResult.notStarted(step.id(), state, reason);
        results.put(step.id(), result);
        report(result);
    }

    private void report(StepResult result) {
        ProgressEvent event = ProgressEvent.start(plan.name(), result.id(), ProgressUnit.ITEMS)
                .withTotal(1);
        progress(
                result.state() == StepState.SUCCEEDED
                        ? event.withDone(1).finished()
                        : event.failed(result.state() + ": " + result.message()));
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
