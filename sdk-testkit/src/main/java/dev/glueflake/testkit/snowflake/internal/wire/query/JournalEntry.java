package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.internal.engine.EngineTexts;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement in the journal while it changes. Thread-safe. */
final class JournalEntry {
    private final String queryId;
    private final String sql;
    private final Binds binds;
    private final QueryRequest request;
    private final ExecutedQuery.Client client;
    private final Instant start;
    private final EngineTexts.Recording duckDb;
    private final long startNanos = System.nanoTime();

    private int submissions = 1;
    private int answers;
    private long rows;
    private Duration duration = Duration.ZERO;
    private ExecutedQuery.Outcome outcome = ExecutedQuery.Outcome.RUNNING;
    private ExecutedQuery.@Nullable Failure failure;

    JournalEntry(
            String queryId,
            String sql,
            Binds binds,
            QueryRequest request,
            Instant start,
            EngineTexts.Recording duckDb) {
        this.queryId = queryId;
        this.sql = sql;
        this.binds = binds;
        this.request = request;
        this.start = start;
        this.duckDb = duckDb;
        this.client = client(request.session(), request.options().queryTag());
    }

    private static ExecutedQuery.Client client(Session session, @Nullable String statementTag) {
        String tag = statementTag != null ? statementTag : session.parameters().get("QUERY_TAG");
        return new ExecutedQuery.Client(
                session.user(),
                session.id(),
                session.role().orElse(null),
                session.warehouse().orElse(null),
                session.database().orElse(null),
                session.schema().orElse(null),
                tag);
    }

    synchronized void submittedAgain() {
        submissions++;
    }

    synchronized void answered() {
        answers++;
    }

    synchronized void succeeded(StatementResult result) {
        end(ExecutedQuery.Outcome.SUCCEEDED);
        rows = result.kind().isDml() ? result.affected() : result.rows().size();
    }

    synchronized void failed(SnowflakeException error) {
        boolean cancelled = error.sqlState().equals("57014");
        end(cancelled ? ExecutedQuery.Outcome.CANCELLED : ExecutedQuery.Outcome.FAILED);
        failure = new ExecutedQuery.Failure(error.code(), error.sqlState(), error.getMessage());
    }

    private void end(ExecutedQuery.Outcome how) {
        outcome = how;
        duration = Duration.ofNanos(System.nanoTime() - startNanos);
    }

    synchronized ExecutedQuery snapshot() {
        boolean running = outcome == ExecutedQuery.Outcome.RUNNING;
        return new ExecutedQuery(
                queryId,
                sql,
                duckDb.texts(),
                values(),
                request.protocol(),
                client,
                request.requestId(),
                submissions,
                answers,
                start,
                running ? Duration.ofNanos(System.nanoTime() - startNanos) : duration,
                outcome,
                rows,
                failure);
    }

    private List<List<@Nullable Object>> values() {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (List<TypedValue> row : binds.rows()) {
            List<@Nullable Object> values = new ArrayList<>(row.size());
            row.forEach(value -> values.add(value.value()));
            all.add(Collections.unmodifiableList(values));
        }
        return Collections.unmodifiableList(all);
    }
}
