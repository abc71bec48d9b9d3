/**
 * Files of stages. {@code StageStorage} belongs to an account and opens {@code StageFiles}: a directory of the account for an
 * internal stage, S3 or a directory in a bucket's place for an external one. {@code PlaceWatch} tells what has changed in a place since the last look.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.file;
