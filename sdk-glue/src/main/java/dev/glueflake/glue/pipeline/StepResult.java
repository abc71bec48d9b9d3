package dev.glueflake.glue.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one step ended. Immutable and thread-safe, as far as its output is.
 *
 * @param id the step's id
 * @param state how it ended
 * @param begin when it began, null when it was never started
 * @param duration how long it ran, zero when it was never started
 * @param message why it did not succeed, empty when it did
 * @param handles what it started elsewhere, as JSON, in order
 * @param result what it gave; of a step that did not succeed what it had done by then, null when it tells nothing
 * @param cause what it threw, null when it threw nothing in this process
 */
public record StepResult(
        String id,
        State state,
        @Nullable Instant begin,
        Duration duration,
        String message,
        List<String> handles,
        @Nullable StepOutput<?> result,
        @Nullable Throwable cause) {

    /** How a step ended. */
    public enum State {
        /** It did what it should. */
        SUCCEEDED,
        /** It failed for sure. */
        FAILED,
        /** It was not started because a step before it did not succeed. */
        SKIPPED,
        /** It was not started because the pipeline was stopped, or it was interrupted; what it had started may go on. */
        CANCELLED,
        /** It may or may not have done what it should: look before running it again. */
        UNKNOWN
    }

    /**
     * Copies the list.
     *
     * @param id as in the record
     * @param state as in the record
     * @param begin as in the record
     * @param duration as in the record
     * @param message as in the record
     * @param handles as in the record
     * @param result as in the record
     * @param cause as in the record
     */
    public StepResult {
        handles = List.copyOf(handles);
    }

    static StepResult notStarted(String id, State state, String reason) {
        return new StepResult(id, state, null, Duration.ZERO, reason, List.of(), null, null);
    }

    /**
     * Returns when it began.
     *
     * @return the time by the runner's clock, empty when it was never started
     */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(begin);
    }

    /**
     * Returns what it gave.
     *
     * @return the output; of a step that did not succeed what it had done by then, empty when it tells nothing
     */
    public Optional<StepOutput<?>> output() {
        return Optional.ofNullable(result);
    }

    /**
     * Returns what it threw.
     *
     * @return the failure, empty when it threw nothing, or in another process
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(cause);
    }
}
