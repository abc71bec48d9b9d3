package dev.glueflake.testkit.snowflake.internal.result;

/** The table or view whose column a result's column is, by its names as they are kept. */
public record ColumnOrigin(String database, String schema, String table) {}
