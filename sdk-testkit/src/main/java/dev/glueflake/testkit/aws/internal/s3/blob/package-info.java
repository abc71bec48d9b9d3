/**
 * Where S3's bytes lie. A {@code BlobStore} opens a {@code BlobWriter}, which keeps small bodies in memory and puts
 * large ones into a file of a temporary directory; the {@code Blob} that comes of it is shared by counting its owners.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.s3.blob;

import org.jspecify.annotations.NullMarked;
