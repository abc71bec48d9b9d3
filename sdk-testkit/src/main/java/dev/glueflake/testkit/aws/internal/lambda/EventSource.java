package dev.glueflake.testkit.aws.internal.lambda;

import dev.glueflake.testkit.aws.internal.sqs.BatchInvoker.BatchSettings;
import java.time.Instant;

/**
 * An event source mapping: a queue that feeds a function.
 *
 * @param function the function's name
 */
record EventSource(
        String id, String queueArn, String function, boolean enabled, BatchSettings batches, Instant modified) {}
