package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of an alert, over.
 *
 * @param conditionQuery query id of its condition; null where it was not asked
 * @param actionQuery query id of its action; null where it did not run
 * @param autoSuspended whether its failure suspended the alert
 */
record AlertRun(
        Alert alert,
        State state,
        Instant scheduled,
        Origin origin,
        @Nullable String conditionQuery,
        @Nullable String actionQuery,
        @Nullable SnowflakeException error,
        Instant completed,
        boolean autoSuspended) {
    enum State {
        FAILED,
        CONDITION_FALSE,
        CONDITION_FAILED,
        ACTION_FAILED,
        TRIGGERED;

        boolean isGood() {
            return this == CONDITION_FALSE || this == TRIGGERED;
        }
    }

    enum Origin {
        SCHEDULE("SCHEDULE"),
        EXECUTE_ALERT("EXECUTE ALERT");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    AlertRun suspending() {
        return new AlertRun(alert, state, scheduled, origin, conditionQuery, actionQuery, error, completed, true);
    }
}
