package dev.glueflake.testkit.snowflake.internal.stream;

/** Which changes a stream gives. */
public enum StreamMode {
    /** The net difference of every row. */
    DEFAULT,
    /** Inserted rows alone, whatever became of them since. */
    APPEND_ONLY,
    /** The rows of files that have come, whatever went. */
    INSERT_ONLY
}
