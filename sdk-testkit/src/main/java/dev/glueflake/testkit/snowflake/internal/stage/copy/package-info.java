/**
 * COPY INTO a table. {@code CopyCommand} picks the files ({@code FileSelection}, {@code LoadHistory}), streams their rows
 * ({@code LoadRows}, one {@code FileLoad} per file) into a table of the engine that no name points to, and inserts from there
 * as one write, so that a failed COPY leaves nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.copy;
