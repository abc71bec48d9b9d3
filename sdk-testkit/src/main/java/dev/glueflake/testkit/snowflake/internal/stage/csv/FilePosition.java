package dev.glueflake.testkit.snowflake.internal.stage.csv;

/**
 * A place in a data file as Snowflake's load errors name it.
 *
 * @param line 1-based, header lines included
 * @param character 1-based within the line
 * @param row 1-based, header lines not counted
 */
public record FilePosition(long line, long character, long row) {}
