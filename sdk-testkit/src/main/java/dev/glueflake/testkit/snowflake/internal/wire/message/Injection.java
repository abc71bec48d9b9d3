package dev.glueflake.testkit.snowflake.internal.wire.message;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted fault does to the handling of a request, as opposed to its transport.
 *
 * @param stall whether the statement waits until it is cancelled
 * @param stillRunning whether the client is told to ask again, however the statement stands
 * @param error what is answered instead of running anything, or null
 */
public record Injection(
        boolean stall, boolean stillRunning, @Nullable SnowflakeException error) {
    public static final Injection NONE = new Injection(false, false, null);
}
