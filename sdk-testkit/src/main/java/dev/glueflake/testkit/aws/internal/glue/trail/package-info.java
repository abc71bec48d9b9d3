/**
 * What CloudTrail tells EventBridge of calls of Glue. {@code CallTrail} runs a call and publishes its record, failed calls
 * included; calls that only read are recorded, too, but EventBridge is not told of them.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.trail;

import org.jspecify.annotations.NullMarked;
