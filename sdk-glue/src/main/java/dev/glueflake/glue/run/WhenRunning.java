package dev.glueflake.glue.run;

/** What a start does when Glue cannot start now because others run. Immutable and thread-safe. */
public enum WhenRunning {
    /** Wait until Glue can, then start an own run: it surely sees data that were written before. */
    QUEUE,
    /**
     * Take the one that runs for the own. It may have begun before the newest data were written. A job's run is only
     * joined when it has the same arguments.
     */
    JOIN,
    /** Fail at once; nothing was started. */
    FAIL
}
