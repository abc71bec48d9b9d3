package dev.glueflake.core.progress;

import java.util.OptionalLong;

/**
 * How far one step of an operation is. Immutable and thread-safe.
 *
 * <p>Events of a step have the same operation and step; the last one is {@link ProgressState#DONE} or
 * {@link ProgressState#FAILED}.
 */
public final class ProgressEvent {
    private static final long UNKNOWN = -1;

    private final String operation;
    private final String step;
    private final ProgressUnit unit;
    private final long done;
    private final long total;
    private final ProgressState state;
    private final String message;

    private ProgressEvent(
            String operation,
            String step,
            ProgressUnit unit,
            long done,
            long total,
            ProgressState state,
            String message) {
        this.operation = operation;
        this.step = step;
        this.unit = unit;
        this.done = done;
        this.total = total;
        this.state = state;
        this.message = message;
    }

    /**
     * Starts the events of a step: nothing done, total unknown, no message.
     *
     * @param operation what runs, for example {@code "load ORDERS"}
     * @param step the part of it, for example {@code "extract"}
     * @param unit what is counted
     * @return the first event
     */
    public static ProgressEvent start(String operation, String step, ProgressUnit unit) {
        return new ProgressEvent(operation, step, unit, 0, UNKNOWN, ProgressState.RUNNING, "");
    }

    /**
     * Returns the event with another amount done.
     *
     * @param amount in the event's unit
     * @return a new event
     * @throws IllegalArgumentException if the amount is negative
     */
    public ProgressEvent withDone(long amount) {
        return new ProgressEvent(operation, step, unit, notNegative(amount), total, state, message);
    }

    /**
     * Returns the event with a known total.
     *
     * @param amount in the event's unit
     * @return a new event
     * @throws IllegalArgumentException if the amount is negative
     */
    public ProgressEvent withTotal(long amount) {
        return new ProgressEvent(operation, step, unit, done, notNegative(amount), state, message);
    }

    /**
     * Returns the event with a short text for the reader.
     *
     * @param text for example the name of a file
     * @return a new event
     */
    public ProgressEvent withMessage(String text) {
        return new ProgressEvent(operation, step, unit, done, total, state, text);
    }

    /**
     * Returns the last event of a step that succeeded.
     *
     * @return a new event
     */
    public ProgressEvent finished() {
        return new ProgressEvent(operation, step, unit, done, total, ProgressState.DONE, message);
    }

    /**
     * Returns the last event of a step that failed.
     *
     * @param reason a short text
     * @return a new event
     */
    public ProgressEvent failed(String reason) {
        return new ProgressEvent(operation, step, unit, done, total, ProgressState.FAILED, reason);
    }

    /**
     * Returns what runs.
     *
     * @return the operation
     */
    public String operation() {
        return operation;
    }

    /**
     * Returns the part of the operation.
     *
     * @return the step
     */
    public String step() {
        return step;
    }

    /**
     * Returns what is counted.
     *
     * @return the unit
     */
    public ProgressUnit unit() {
        return unit;
    }

    /**
     * Returns the amount done so far.
     *
     * @return not negative, in the event's unit
     */
    public long done() {
        return done;
    }

    /**
     * Returns the whole amount.
     *
     * @return in the event's unit, or empty while it is unknown
     */
    public OptionalLong total() {
        return total == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /**
     * Returns where the step stands.
     *
     * @return the state
     */
    public ProgressState state() {
        return state;
    }

    /**
     * Returns the short text for the reader.
     *
     * @return empty if there is none
     */
    public String message() {
        return message;
    }

    /**
     * Returns a text for logs.
     *
     * @return operation, step, amount and state
     */
    @Override
    public String toString() {
        String of = total == UNKNOWN ? "" : "/" + total;
        return operation + " " + step + " " + done + of + " " + unit + " " + state + " " + message;
    }

    private static long notNegative(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("An amount of progress is not negative: " + amount);
        }
        return amount;
    }
}
