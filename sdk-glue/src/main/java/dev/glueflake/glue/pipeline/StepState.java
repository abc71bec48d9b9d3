package dev.glueflake.glue.pipeline;

/** How a step ended. Immutable and thread-safe. */
public enum StepState {
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
