/**
 * SQS standard queues. {@code SqsService} lists the operations: {@code QueueApi} for queues, {@code MessageApi} and
 * {@code BatchApi} for messages. They act on {@code QueueStore}, whose one lock guards all {@code MessageQueue}s and
 * wakes long polls; time is the environment's. {@code BatchInvoker} feeds a queue to a handler as Lambda would.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.sqs;

import org.jspecify.annotations.NullMarked;
