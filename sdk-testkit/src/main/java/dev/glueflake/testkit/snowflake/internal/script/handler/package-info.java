/**
 * Routines that are not in SQL, as their languages see them: a {@code Handler} answers a {@code HandlerCall} of a
 * {@code ForeignRoutine}. A {@code Caller} is the statement that calls: its time zone, how it ends early, and for a procedure
 * the way to run SQL in its session.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.script.handler;
