package dev.glueflake.snowflake.load;

import dev.glueflake.snowflake.SqlExecutor;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.StatementResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a load's statements under their step's query tag and keeps their query ids in order. Not thread-safe. */
final class QueryLog {
    /** Snowflake waits twelve hours for a lock and for ever for a warehouse; a load that failed can be awaited again. */
    private static final String LOCK_SECONDS = "900";

    private static final String QUEUE_SECONDS = "600";

    private final LoadPlan plan;
    private final List<LoadResult.Query> queries = new ArrayList<>();

    QueryLog(LoadPlan plan) {
        this.plan = plan;
    }

    StatementResult run(SqlExecutor snowflake, String step, String sql, @Nullable Object... binds) {
        StatementResult result = snowflake.execute(SqlStatement.of(sql, binds)
                .withQueryTag(tag(step))
                .withParameter("LOCK_TIMEOUT", LOCK_SECONDS)
                .withParameter("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", QUEUE_SECONDS));
        queries.add(new LoadResult.Query(step, sql, result.queryId()));
        return result;
    }

    List<LoadResult.Query> queries() {
        return List.copyOf(queries);
    }

    private String tag(String step) {
        return "glueflake load run=" + plan.runId() + " table="
                + plan.targetTable().name().name() + " step=" + step;
    }
}
