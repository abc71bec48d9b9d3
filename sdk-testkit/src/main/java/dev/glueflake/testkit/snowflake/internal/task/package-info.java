/**
 * Tasks and alerts. {@code TaskDefinitions} makes and alters a {@code Task}, a catalog object; {@code TaskGraph} knows which tasks hang together.
 * An {@code Alert} is the other thing that the clock lets run: {@code AlertRunner} asks its condition and carries out its action.
 *
 * <p>Nothing runs in the background. Whenever a statement begins or ends, {@code TaskTimer.poll} looks at the account's clock and at
 * what EXECUTE TASK has asked for, and lets {@code TaskRunner} carry out what is due, each task in a session of its own: one graph
 * after the other, on the thread of that statement. Tasks wait while any transaction is open, for it could hold a lock that they
 * need. {@code TaskBoard} keeps what the account knows of its tasks' times, runs and return values; {@code TaskHistory} shows it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.task;
