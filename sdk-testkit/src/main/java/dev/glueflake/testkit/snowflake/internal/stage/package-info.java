/**
 * Stages and file formats: {@code StageDefinitions} creates them, {@code StageListing} lists their files, {@code StageResolver} makes a {@code StageLocation} of an
 * {@code @stage/path} or an {@code s3://} address, {@code file.StageFiles} reaches the files. {@code copy.CopyCommand} loads
 * them into a table, {@code query.StageQuery} gives them to a query: {@code format} reads the options, {@code read} makes records of files
 * of every format, {@code csv} reads delimited text, {@code value} makes values of texts. {@code directory} keeps the directory tables.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage;
