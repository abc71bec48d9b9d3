package dev.glueflake.core.progress;

/** Where a step stands. Immutable and thread-safe. */
public enum ProgressState {
    /** The step goes on. */
    RUNNING,
    /** The step succeeded; its last event. */
    DONE,
    /** The step failed; its last event. */
    FAILED
}
