package dev.glueflake.core.waiting;

import java.time.Duration;

/**
 * The end of a successful wait. Immutable and thread-safe, as far as the value is.
 *
 * @param value the answer that ended the wait
 * @param polls how often was polled, failed polls included
 * @param elapsed the time from the start of the wait to its end
 * @param <T> the type of the answer
 */
public record WaitResult<T>(T value, int polls, Duration elapsed) {}
