package dev.glueflake.glue.sync;

/** What a Glue table becomes: an external table, or nothing for a reason. Immutable and thread-safe. */
public sealed interface DdlResult {

    /**
     * The Glue table can be an external table.
     *
     * @param table what should stand in Snowflake
     */
    record Translated(ExternalTable table) implements DdlResult {}

    /**
     * The Glue table cannot be an external table.
     *
     * @param reason the kind of obstacle
     * @param detail what was found, where, and what to do; for people
     */
    record Skipped(SkipReason reason, String detail) implements DdlResult {}
}
