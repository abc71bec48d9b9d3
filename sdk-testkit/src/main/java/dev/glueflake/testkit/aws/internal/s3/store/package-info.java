/**
 * S3's state. {@code Buckets} holds each {@code Bucket}, whose lock makes every change and its condition one step: its
 * {@code StoredObject}s in the order of their keys, and its {@code Upload}s that nobody sees until they are complete.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.s3.store;

import org.jspecify.annotations.NullMarked;
