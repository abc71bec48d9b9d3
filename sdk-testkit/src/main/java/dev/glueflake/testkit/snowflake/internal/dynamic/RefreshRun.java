package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refresh of a dynamic table.
 *
 * @param queryId null where no statement ran
 * @param action null where it failed
 * @param trigger SCHEDULED, MANUAL or CREATION
 */
record RefreshRun(
        Table table,
        State state,
        @Nullable String queryId,
        Instant dataTimestamp,
        Instant started,
        Instant ended,
        @Nullable String action,
        String trigger,
        @Nullable SnowflakeException error) {
    enum State {
        SUCCEEDED,
        FAILED,
        UPSTREAM_FAILED
    }
}
