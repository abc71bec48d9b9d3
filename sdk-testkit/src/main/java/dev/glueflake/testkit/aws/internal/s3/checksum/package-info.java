/**
 * The five checksums of S3. A {@code ChecksumAlgorithm} starts a {@code RunningChecksum}; {@code CrcCombination} makes
 * the checksum of a whole object from those of its parts.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.s3.checksum;

import org.jspecify.annotations.NullMarked;
