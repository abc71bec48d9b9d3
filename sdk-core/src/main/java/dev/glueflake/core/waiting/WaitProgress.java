package dev.glueflake.core.waiting;

import java.time.Duration;

/**
 * What a heartbeat learns before each pause of a wait. Immutable and thread-safe.
 *
 * @param awaited what is awaited
 * @param polls how often was polled so far, failed polls included
 * @param elapsed the time since the start of the wait
 * @param nextDelay the pause that follows
 */
public record WaitProgress(String awaited, int polls, Duration elapsed, Duration nextDelay) {}
