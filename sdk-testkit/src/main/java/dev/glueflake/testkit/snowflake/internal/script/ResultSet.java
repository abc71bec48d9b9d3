package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import org.jspecify.annotations.Nullable;

/**
 * A RESULTSET.
 *
 * @param result null until a query is given to it, and where that is a child job that failed
 * @param job that it holds the rows of, readable when somebody has awaited it; null where the query was none
 */
record ResultSet(@Nullable StatementResult result, ChildJobs.@Nullable Job job) {
    static final ResultSet EMPTY = new ResultSet(null, null);

    boolean isAwaited() {
        return job == null || job.isAwaited();
    }
}
