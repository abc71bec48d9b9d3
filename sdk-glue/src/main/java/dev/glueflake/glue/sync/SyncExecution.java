package dev.glueflake.glue.sync;

import dev.glueflake.core.TransientException;
import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.glue.sync.SyncResult.Executed;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.QueryHandle;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries plans out, one statement per request. */
final class SyncExecution {
    /** What the wait for a statement lasts longer than the statement may run. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final SnowflakeClient snowflake;
    private final Duration timeout;

    SyncExecution(SnowflakeClient snowflake, Duration timeout) {
        this.snowflake = snowflake;
        this.timeout = timeout;
    }

    /** Submits the plan's first statement; null when there is none. */
    @Nullable
    QueryHandle begin(SyncPlan plan) {
        if (plan.statements().isEmpty()) {
            return null;
        }
        plan.target().ifPresent(target -> checkFresh(plan, target));
        return submit(plan.statements().get(0));
    }

    List<Executed> finish(SyncHandle handle) {
        List<Executed> done = new ArrayList<>();
        QueryHandle query = handle.first();
        for (String sql : handle.plan().statements()) {
            QueryHandle current = query == null ? submit(sql) : query;
            done.add(new Executed(sql, await(current)));
            query = null;
        }
        return done;
    }

    String run(String sql) {
        return await(submit(sql));
    }

    private QueryHandle submit(String sql) {
        return snowflake.submit(SqlStatement.of(sql).withTimeout(timeout));
    }

    private String await(QueryHandle query) {
        return snowflake.await(query, timeout.plus(SLACK)).queryId();
    }

    /** A plan may have lain about: what it replaces, alters or drops must still be what it was made for. */
    private void checkFresh(SyncPlan plan, QualifiedName target) {
        if (plan.action() == Action.CREATE) {
            // CREATE without OR REPLACE fails by itself when something stands there.
            return;
        }
        Optional<String> comment = StandingTable.comment(snowflake, target);
        if (!comment.equals(Optional.ofNullable(plan.standingComment()))) {
            throw new TransientException(
                    "SYNC_PLAN_STALE",
                    "The external table " + target + " is no longer what the plan to " + plan.action()
                            + " it was made for; nothing was done. Plan the sync again.",
                    Map.of("glueTable", plan.source().toString()),
                    null);
        }
    }
}
