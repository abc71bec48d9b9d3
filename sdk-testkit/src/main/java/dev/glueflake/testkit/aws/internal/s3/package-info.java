/**
 * S3. {@code S3Service} names the operation with the {@code S3Router} and calls its {@code S3Handler}: the classes
 * {@code ...Operations} read requests and write answers, {@code receive} takes bodies in and verifies them, and
 * {@code store} holds buckets, objects and uploads under one lock per bucket.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.s3;

import org.jspecify.annotations.NullMarked;
