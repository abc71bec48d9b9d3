package dev.glueflake.core.progress;

/** What is counted. Immutable and thread-safe. */
public enum ProgressUnit {
    /** Rows of a table. */
    ROWS,
    /** Bytes of files. */
    BYTES,
    /** Steps, files, calls or other things. */
    ITEMS
}
