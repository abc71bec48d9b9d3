/**
 * Waiting for something that others do.
 *
 * <p>A {@link dev.glueflake.core.waiting.Waiter} polls; its acceptor turns each answer into a
 * {@link dev.glueflake.core.waiting.WaitVerdict}: done, again, or failed. Delays grow between polls, a poll that fails
 * counts as no answer, and a hard deadline ends the wait with a
 * {@link dev.glueflake.core.waiting.WaitTimeoutException}: what was awaited may still happen. The
 * {@link dev.glueflake.core.waiting.WaitResult} tells polls and time.
 */
@NullMarked
package dev.glueflake.core.waiting;

import org.jspecify.annotations.NullMarked;
