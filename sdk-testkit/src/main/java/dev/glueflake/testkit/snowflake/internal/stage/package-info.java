/**
 * Stages and file formats: {@code StageDefinitions} creates them, {@code StageListing} lists their files, {@code StageResolver} makes a {@code StageLocation} of an
 * {@code @stage/path} or an {@code s3://} address, {@code file.StageFiles} reaches the files. {@code copy.CopyCommand} loads
 * them into a table: {@code format} reads the options, {@code csv} the text, {@code value} the values.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage;
