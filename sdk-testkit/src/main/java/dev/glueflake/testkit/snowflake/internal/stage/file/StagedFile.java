package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.time.Instant;

/**
 * A file of a stage.
 *
 * @param name relative to the stage
 * @param size in bytes, as it lies there
 * @param etag changes with the content: an MD5 in hexadecimal digits, or what S3 says
 */
public record StagedFile(String name, long size, String etag, Instant lastModified) {}
