/**
 * Repeating a call that failed for sure.
 *
 * <p>A {@link dev.glueflake.core.retry.RetryPolicy} says how often and how long; a
 * {@link dev.glueflake.core.retry.Retrier} makes the attempts: a failure is shown to the policy, resilience4j counts it
 * and gives the delay, and the delay passes in the {@link dev.glueflake.core.retry.Sleeper}. An optional
 * {@link dev.glueflake.core.retry.RetryBudget} is shared by many calls, so that an outage is not made worse. When the
 * attempts are used up, {@link dev.glueflake.core.retry.RetriesExhaustedException} says how many there were. A write of
 * unknown outcome stays unknown, whatever later attempts said.
 */
@NullMarked
package dev.glueflake.core.retry;

import org.jspecify.annotations.NullMarked;
