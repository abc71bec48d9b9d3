/**
 * Where rows live: one DuckDB for an account, tables under generated names, every row stamped with the write that made it and the one that ended it.
 *
 * <p>{@code Engine.open} starts the instance. {@code WriteBook} numbers the writes, knows which of them are committed, and gives a {@code Snapshot}: the predicate for the rows
 * that a statement may see. {@code TableLocks} makes the second writer of a table wait. {@code Engine.apply} carries out a bound DML statement in one DuckDB transaction of its own, so that a
 * failed statement undoes only itself; {@code Engine.undo} takes back a write that is already stored, which is how a Snowflake transaction rolls back. {@code Purger} says at a commit which ended rows nobody
 * can see any more. {@code Engine.keep} holds a moment for a snapshot of the account. Every statement runs on a
 * {@code DuckLease}, a pooled connection that a {@code Cancellation} interrupts.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.engine;
