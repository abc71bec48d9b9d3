/**
 * The files of stages by URL: {@code FileProtocol} gives those that BUILD_STAGE_FILE_URL and BUILD_SCOPED_FILE_URL name to users who may
 * read the stage, and those of internal stages that GET_PRESIGNED_URL names to anybody until the URL expires.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.files;
