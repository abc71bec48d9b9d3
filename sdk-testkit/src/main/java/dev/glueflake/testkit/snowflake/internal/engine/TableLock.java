package dev.glueflake.testkit.snowflake.internal.engine;

/**
 * A lock that a transaction has or waits for.
 *
 * @param shown the full name of what is locked
 */
public record TableLock(String shown, Transaction transaction, LockRequest request, boolean held) {}
