package dev.glueflake.testkit.snowflake.internal.engine;

/** How a statement holds a table until its transaction ends. */
public enum LockMode {
    /** INSERT and COPY: they conflict with nothing. */
    SHARED,
    /** UPDATE, DELETE, MERGE, TRUNCATE and INSERT OVERWRITE: one transaction at a time. */
    EXCLUSIVE
}
