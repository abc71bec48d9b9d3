/**
 * Staged files of every format as records: {@code StagedRecords} opens a file by its format and gives a {@code RecordStream}, which
 * reads one {@code StagedRecord} at a time, so that memory does not grow with the file. A record is a VARIANT in canonical JSON text;
 * its fields may also be had one by one, with numbers exactly as the file has them. What cannot be read is a {@code RecordException} with
 * Snowflake's code and the place in the file.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.read;
