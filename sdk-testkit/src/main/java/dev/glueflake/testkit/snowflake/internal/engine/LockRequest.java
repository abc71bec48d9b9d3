package dev.glueflake.testkit.snowflake.internal.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The statement that asks for a lock, and how long it waits.
 *
 * @param now the statement's time
 */
public record LockRequest(String queryId, Instant now, Duration limit, Cancellation cancellation) {}
