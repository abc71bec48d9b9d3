package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one task, over.
 *
 * @param queryId null where WHEN did not let it run
 * @param graph the run of the whole graph that it belongs to
 * @param started null where WHEN did not let it run
 */
record TaskRun(
        @Nullable String queryId,
        Task task,
        State state,
        @Nullable SnowflakeException error,
        GraphRun graph,
        @Nullable Instant started,
        Instant completed,
        @Nullable String returnValue) {
    enum State {
        SUCCEEDED,
        FAILED,
        FAILED_AND_AUTO_SUSPENDED,
        SKIPPED
    }

    enum Origin {
        SCHEDULE,
        EXECUTE_TASK,
        TRIGGER
    }

    /**
     * A run of a whole graph.
     *
     * @param id of all of its tasks' runs; null where it is still to come
     * @param config as JSON, or null
     * @param attempt 1 for the first one; a retry has the id of the run that it repeats
     */
    record GraphRun(
            @Nullable String id,
            Task root,
            Instant scheduled,
            Origin origin,
            @Nullable String config,
            int attempt) {
        /** One with the root's own configuration. */
        static GraphRun of(@Nullable String id, Task root, Instant scheduled, Origin origin) {
            return new GraphRun(
                    id, root, scheduled, origin, root.settings().find("CONFIG").orElse(null), 1);
        }

        /** The next attempt of the same run. */
        GraphRun again(Task newRoot, Instant now) {
            return new GraphRun(id, newRoot, now, Origin.EXECUTE_TASK, config, attempt + 1);
        }

        /** The same, begun by itself because this one has failed. */
        GraphRun next(Instant now) {
            return new GraphRun(id, root, now, origin, config, attempt + 1);
        }

        boolean isRetry() {
            return attempt > 1;
        }
    }

    TaskRun suspending() {
        return new TaskRun(
                queryId, task, State.FAILED_AND_AUTO_SUSPENDED, error, graph, started, completed, returnValue);
    }
}
