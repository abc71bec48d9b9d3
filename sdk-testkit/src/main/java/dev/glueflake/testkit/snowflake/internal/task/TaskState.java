package dev.glueflake.testkit.snowflake.internal.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a task runs.
 *
 * @param committedOn when it was resumed or executed the last time, or null
 * @param suspendedOn when it was suspended the last time, or null
 * @param reason why it was suspended the last time, or null
 */
public record TaskState(
        boolean started,
        @Nullable Instant committedOn,
        @Nullable Instant suspendedOn,
        @Nullable String reason) {
    static final TaskState NEW = new TaskState(false, null, null, null);

    TaskState resumed(Instant now) {
        return new TaskState(true, now, suspendedOn, reason);
    }

    TaskState suspended(Instant now, String why) {
        return new TaskState(false, committedOn, now, why);
    }
}
