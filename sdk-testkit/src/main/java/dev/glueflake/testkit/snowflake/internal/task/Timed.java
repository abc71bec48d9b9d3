package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the account's clock lets run: a task or an alert. */
public sealed interface Timed extends CatalogObject permits Task, Alert {
    /** Another one for every object that is made, even under an old name. */
    String id();

    TaskSettings settings();

    TaskState state();

    /** When the schedule has it run the next time behind {@code time}; null where it has none. */
    default @Nullable Instant dueAfter(Instant time) {
        TaskSchedule schedule = settings().schedule();
        return schedule == null ? null : schedule.next(time).orElse(null);
    }
}
