package dev.glueflake.glue.pipeline;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.Redaction;
import dev.glueflake.glue.internal.pipeline.JournalEntry;
import dev.glueflake.glue.internal.pipeline.JournalEntry.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step on its way through the executor. */
final class StepTask implements Runnable {
    private final Step<?> step;
    private final StepContext context;
    private final Clock clock;
    private final Consumer<StepResult> ended;
    private final List<String> handles;
    private @Nullable Thread worker;
    private boolean cancelled;

    StepTask(PipelineRunner runner, PipelineRun run, Step<?> step, Map<String, Object> inputs, StepHistory earlier) {
        this.step = step;
        this.clock = runner.clock;
        this.ended = run::ended;
        this.handles = Collections.synchronizedList(new ArrayList<>(earlier.handles()));
        this.context = new StepContext(run.runId(), step, inputs, earlier, recorder(runner, run));
    }

    private StepRecorder recorder(PipelineRunner runner, PipelineRun run) {
        return new StepRecorder() {
            @Override
            public void handle(String handle) {
                handles.add(handle);
                run.log().append(JournalEntry.step(Kind.STEP_HANDLE, clock.instant(), step.id(), handle));
                runner.recorder.accept(step.id(), handle);
            }

            @Override
            public void note(String text) {
                run.log().append(JournalEntry.step(Kind.STEP_NOTE, clock.instant(), step.id(), text));
            }
        };
    }

    @Override
    public void run() {
        if (!enter()) {
            ended.accept(StepResult.notStarted(step.id(), StepResult.State.CANCELLED, "the pipeline was interrupted"));
            return;
        }
        Instant begin = clock.instant();
        StepResult result;
        try {
            result = result(begin, StepResult.State.SUCCEEDED, step.action().run(context), null);
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            result = result(begin, state(failure), done(failure), failure);
        }
        leave();
        ended.accept(result);
    }

    /** Interrupts the step where it runs, or keeps it from running. */
    synchronized void cancel() {
        cancelled = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    private synchronized boolean enter() {
        if (cancelled) {
            return false;
        }
        worker = Thread.currentThread();
        return true;
    }

    /** An interrupt that was meant for the step does not stay on a thread of the caller's executor. */
    private synchronized void leave() {
        worker = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }

    private StepResult result(
            Instant begin, StepResult.State state, @Nullable StepOutput<?> output, @Nullable Throwable failure) {
        String message = failure == null ? "" : message(failure);
        Duration duration = Duration.between(begin, clock.instant());
        return new StepResult(step.id(), state, begin, duration, message, List.copyOf(handles), output, failure);
    }

    private static @Nullable StepOutput<?> done(Throwable failure) {
        return failure instanceof PartlyDoneException partly ? partly.output() : null;
    }

    private static String message(Throwable failure) {
        return Redaction.message(Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getName()));
    }

    private static StepResult.State state(Throwable failure) {
        if (failure instanceof InterruptedException || failure instanceof InterruptedOperationException) {
            return StepResult.State.CANCELLED;
        }
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OutcomeUnknownException) {
                return StepResult.State.UNKNOWN;
            }
        }
        return StepResult.State.FAILED;
    }
}
