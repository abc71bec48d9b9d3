package dev.glueflake.core.s3;

import dev.glueflake.core.S3Location;

/**
 * A file that stands in S3, as a {@link S3FileWriter} wrote it. Immutable and thread-safe.
 *
 * @param location where it stands
 * @param bytes its size as stored
 * @param uncompressedBytes how many bytes were written before compression
 * @param sha256 the SHA-256 of the stored bytes, 64 lower-case hexadecimal digits, computed while they were sent
 * @param etag the entity tag that S3 answered, with its quotes
 */
public record S3File(S3Location location, long bytes, long uncompressedBytes, String sha256, String etag) {}
