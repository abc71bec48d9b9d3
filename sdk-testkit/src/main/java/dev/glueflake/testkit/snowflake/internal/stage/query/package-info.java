/**
 * Staged files as rows of a query. {@code StageQuery} answers {@code FROM @stage}: it reads the files' records into a table of the engine
 * that lives as long as the statement ({@code StatementRows}), laid out by a {@code RecordShape}, and gives a relation of the columns
 * {@code $1}, {@code $2}, … and METADATA$… that only their names reach. COPY with a transformation uses the same shapes.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.query;
