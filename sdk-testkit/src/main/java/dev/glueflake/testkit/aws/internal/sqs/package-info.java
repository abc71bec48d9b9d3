/**
 * SQS with standard and FIFO queues. {@code SqsService} lists the operations: {@code QueueApi} and {@code TagApi} for
 * queues, {@code MessageApi} and {@code BatchApi} for messages, {@code MoveApi} for dead letters on their way back. They
 * act on {@code QueueStore}, whose one lock guards all {@code MessageQueue}s and {@code MoveTasks} and wakes long polls;
 * time is the environment's. {@code BatchInvoker} feeds a queue to a handler as Lambda would.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.sqs;

import org.jspecify.annotations.NullMarked;
