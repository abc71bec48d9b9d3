/**
 * Lambda. {@code LambdaService} is its REST API: {@code InvokeApi} for functions, {@code MappingApi} for event source
 * mappings. {@code Functions} holds the registered handlers and makes an {@code Invocation} of a call; {@code
 * LambdaEngine} keeps the asynchronous calls and, whenever it is asked to, runs those that are due and feeds each
 * {@code EventSource}'s queue to its function.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.lambda;

import org.jspecify.annotations.NullMarked;
