package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;

/**
 * One statement's change of one table.
 *
 * @param snapshot what the statement sees; taken after the lock
 */
public record Write(Transaction transaction, Table table, long number, Snapshot snapshot, boolean lockedHere) {}
