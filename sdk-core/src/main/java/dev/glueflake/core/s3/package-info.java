/**
 * Files written to S3, whole or not at all.
 *
 * <p>An {@link dev.glueflake.core.s3.S3FileWriter} takes bytes: compressed ({@link dev.glueflake.core.s3.Compression}),
 * hashed, cut into parts, sent as one object or as a multipart upload. {@code commit} makes the object visible and
 * returns an {@link dev.glueflake.core.s3.S3File}; closing without it leaves nothing behind.
 */
@NullMarked
package dev.glueflake.core.s3;

import org.jspecify.annotations.NullMarked;
