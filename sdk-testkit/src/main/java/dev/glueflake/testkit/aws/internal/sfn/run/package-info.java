/**
 * Running executions. An {@code Execution} has one {@code Branch}, which walks from state to state as far as the clock
 * allows: the {@code Activity} of its present state is polled until it has an {@code Outcome}, which is retried, caught
 * or passed on. {@code Activities} makes the activity of a state; that of a task calls a service by {@code Tasks}. All
 * that happens is written to the {@code History}.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.sfn.run;

import org.jspecify.annotations.NullMarked;
