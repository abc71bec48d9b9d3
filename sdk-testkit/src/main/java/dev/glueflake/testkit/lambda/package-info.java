/**
 * What a test does to the embedded Lambda that no SDK client can do. {@link
 * dev.glueflake.testkit.lambda.FunctionControl}, from {@link dev.glueflake.testkit.aws.EmbeddedAws#functions()}, makes
 * a {@link dev.glueflake.testkit.lambda.FunctionHandler Java handler} a function, which the real Lambda client, event
 * source mappings, rules of EventBridge and state machines of Step Functions then invoke.
 */
@NullMarked
package dev.glueflake.testkit.lambda;

import org.jspecify.annotations.NullMarked;
