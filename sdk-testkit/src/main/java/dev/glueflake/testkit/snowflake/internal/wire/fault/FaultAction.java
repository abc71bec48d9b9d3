package dev.glueflake.testkit.snowflake.internal.wire.fault;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.Duration;

/** What goes wrong with a request. */
public sealed interface FaultAction {
    record HttpStatus(int status) implements FaultAction {}

    record Delay(Duration time) implements FaultAction {}

    record DropRequest() implements FaultAction {}

    record LoseReply() implements FaultAction {}

    record TruncateReply() implements FaultAction {}

    record ExpireSessionToken() implements FaultAction {}

    record Refusal(SnowflakeException error) implements FaultAction {}

    record Stall() implements FaultAction {}

    record StillRunning() implements FaultAction {}
}
