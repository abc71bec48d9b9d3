/**
 * S3's notifications of a bucket. {@code NotificationApi} reads and shows the {@code QueueRule}s of a bucket;
 * {@code BucketNotifier} holds each bucket's one, is told by the buckets of every change, and puts
 * the {@code EventMessage} of it into the queues whose rules it meets.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.s3.notify;

import org.jspecify.annotations.NullMarked;
