/**
 * COPY INTO a location. {@code UnloadCommand} wraps the source's query so that every column has the form that its files need
 * ({@code UnloadQuery}), sorts the rows into partitions and files, and hands each file to a stage under a name of
 * {@code UnloadNames}. Text files are written row by row ({@code TextFiles}, {@code CsvLine}), Parquet by DuckDB ({@code ParquetFiles}).
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.unload;
