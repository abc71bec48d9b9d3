/**
 * Step Functions. {@code StateApi} is its wire API; {@code StateMachines} holds machines and executions and carries the
 * running ones on whenever it is asked to. What a machine says is read by {@code asl}, what an execution does is in
 * {@code run}.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.sfn;

import org.jspecify.annotations.NullMarked;
