/**
 * COPY INTO a table. {@code CopyCommand} picks the files ({@code FileSelection}, {@code LoadHistory}), streams their rows
 * ({@code LoadRows}, one {@code FileLoad} per file) into a table of the engine that no name points to, and inserts from there
 * as one write, so that a failed COPY leaves nothing. {@code CopyPlanner} decides which of two ways the rows go. Fields of delimited
 * text that go to columns by their order are made values row by row ({@code CsvRowReader}, {@code LandedRows}), and need no landing where
 * they are the whole row ({@code DirectLoad}). All else lands as
 * records ({@code RecordRowReader}), and a SELECT over them, written or made by {@code RecordQueries}, is inserted ({@code LandedRecords});
 * where it fails, {@code BadRecords} finds the rows to blame. Parquet files whose fields are of their columns' kinds need no records:
 * {@code TypedParquetLoad} inserts the values that the engine itself reads, and leaves whatever is out of the ordinary to the way above.
 * Where a table evolves with its files, {@code SchemaEvolution} changes it before they are loaded.
 * {@code Validation} reads files and loads nothing, for VALIDATION_MODE and for {@code ValidateFunction}, which reads those of an earlier
 * COPY ({@code CopyJobs}) again.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.copy;
