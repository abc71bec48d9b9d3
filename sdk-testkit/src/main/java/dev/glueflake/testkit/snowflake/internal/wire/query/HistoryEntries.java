package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.internal.session.QueryHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Entries of the journal as QUERY_HISTORY tells them. */
final class HistoryEntries {
    private HistoryEntries() {}

    static QueryHistory.Entry of(ExecutedQuery query, Instant now) {
        boolean running = query.outcome() == ExecutedQuery.Outcome.RUNNING;
        ExecutedQuery.@Nullable Failure failure = query.failure();
        Instant start = query.start().truncatedTo(ChronoUnit.MILLIS);
        Instant end = start.plusMillis(query.duration().toMillis());
        return new QueryHistory.Entry(
                query.queryId(),
                query.sql(),
                who(query.client()),
                running ? "RUNNING" : failure == null ? "SUCCESS" : "FAIL",
                failure == null ? null : failure.code(),
                failure == null ? null : failure.message(),
                start,
                running ? null : end.isAfter(now) ? now.truncatedTo(ChronoUnit.MILLIS) : end,
                query.rows());
    }

    private static QueryHistory.Who who(ExecutedQuery.Client client) {
        return new QueryHistory.Who(
                client.user(),
                client.sessionId(),
                client.role(),
                client.warehouse(),
                client.database(),
                client.schema(),
                client.queryTag());
    }
}
