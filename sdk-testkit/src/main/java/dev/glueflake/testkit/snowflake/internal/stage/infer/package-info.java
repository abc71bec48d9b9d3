/**
 * The columns of staged files. {@code InferSchema} answers the table function INFER_SCHEMA: it takes its arguments apart
 * ({@code InferArguments}), asks {@code FileFields} for the fields of each file (Parquet, Avro and ORC say them in their schemas, those of JSON and
 * delimited text show in their values), and {@code InferredColumns} makes the columns of all files of them.
 * {@code ColumnTemplate} goes the other way: from the array of such rows that USING TEMPLATE has to columns of a table.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.infer;
