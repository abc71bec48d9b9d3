package dev.glueflake.snowflake.internal.sqlapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.snowflake.QueryHandle;
import dev.glueflake.snowflake.QueryHandle.State;
import dev.glueflake.snowflake.QueryHandle.Status;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.internal.statement.StatementUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client over the SQL API. */
final class SqlApiClient implements SnowflakeClient {

    private static final Logger LOG = LoggerFactory.getLogger(SqlApiClient.class);
    private static final Set<Capability> CAPABILITIES = Set.of(Capability.IDEMPOTENT_SUBMIT);
    private static final Set<String> UNKNOWN_STATEMENT = Set.of("000709", "390404");

    private final SqlApiHttp http;
    private final RequestBody bodies;
    private final ResultReader results;
    private final Settling settling;

    SqlApiClient(SnowflakeSettings settings) {
        http = new SqlApiHttp(settings);
        bodies = new RequestBody(settings);
        results = new ResultReader(http);
        settling = new Settling(http, settings);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public StatementResult forEach(SqlStatement statement, Consumer<? super Row> consumer) {
        StatementUse.checkStandsAlone(statement.text(), CAPABILITIES);
        Reply reply = settling.settle(send(statement, bodies.of(statement), false), statement);
        return results.read(reply, handle(reply).queryId(), consumer);
    }

    @Override
    public List<StatementResult> executeAll(List<SqlStatement> statements) {
        if (statements.isEmpty()) {
            return List.of();
        }
        for (SqlStatement statement : statements) {
            StatementUse.checkFileTransfer(statement.text(), CAPABILITIES);
            if (statements.size() > 1 && !statement.binds().isEmpty()) {
                throw refused(Capability.MULTI_STATEMENT_BINDS, "binds in a request of several statements");
            }
        }
        SqlStatement first = statements.get(0);
        if (statements.size() == 1) {
            return List.of(whole(settling.settle(send(first, bodies.of(first), false), first)));
        }
        Reply parent = settling.settle(send(first, bodies.ofAll(statements), false), first);
        List<StatementResult> all = new ArrayList<>();
        for (JsonNode child : parent.body().path("statementHandles")) {
            all.add(whole(settling.settle(http.send(Call.read(child.asText())), first)));
        }
        return List.copyOf(all);
    }

    @Override
    public QueryHandle submit(SqlStatement statement) {
        StatementUse.checkStandsAlone(statement.text(), CAPABILITIES);
        return handle(send(statement, bodies.of(statement), true));
    }

    @Override
    public Status status(QueryHandle handle) {
        try {
            Reply reply = http.send(Call.read(handle.queryId()));
            if (reply.timedOut()) {
                return new Status(handle, State.FAILED, Settling.timedOut(reply));
            }
            return new Status(handle, reply.running() ? State.RUNNING : State.SUCCEEDED, null);
        } catch (SnowflakeException e) {
            return UNKNOWN_STATEMENT.contains(e.code())
                    ? new Status(handle, State.UNKNOWN, null)
                    : new Status(handle, State.FAILED, e);
        }
    }

    @Override
    public StatementResult await(QueryHandle handle, Duration timeout) {
        try {
            return whole(settling.poll(handle.queryId(), timeout));
        } catch (SnowflakeException e) {
            if (UNKNOWN_STATEMENT.contains(e.code())) {
                throw new OutcomeUnknownException(
                        "STATEMENT_NOT_FOUND",
                        "Snowflake does not know the statement " + handle.queryId() + " (any more).",
                        handle.queryId(),
                        "look the id up in QUERY_HISTORY.");
            }
            throw e;
        }
    }

    @Override
    public boolean cancel(QueryHandle handle) {
        try {
            http.send(Call.cancel(handle.queryId()));
            return true;
        } catch (SnowflakeException e) {
            if (UNKNOWN_STATEMENT.contains(e.code())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public <T> T withSession(Function<? super Session, ? extends T> work) {
        throw refused(Capability.SESSION, "a session over several requests, and so no transaction either");
    }

    @Override
    public void close() {
        // The JDK's HTTP client of Java 17 has nothing to close; its connections end when they are idle.
    }

    private Reply send(SqlStatement statement, String body, boolean async) {
        LOG.debug("Sending over the SQL API: {}", statement.text());
        UUID requestId = statement.requestId().orElseGet(UUID::randomUUID);
        return http.send(
                Call.submit(body, async, requestId, statement.requestId().isPresent()));
    }

    private StatementResult whole(Reply reply) {
        List<Row> rows = new ArrayList<>();
        StatementResult result = results.read(reply, handle(reply).queryId(), rows::add);
        return new StatementResult(result.queryId(), result.columns(), rows);
    }

    private static QueryHandle handle(Reply reply) {
        String handle = reply.handle();
        if (handle == null) {
            throw new OutcomeUnknownException(
                    "STATEMENT_OUTCOME_UNKNOWN",
                    "Snowflake's answer names no statement.",
                    "unnamed",
                    "look the statement up in QUERY_HISTORY.");
        }
        return new QueryHandle(handle);
    }

    private static ConfigurationException refused(Capability capability, String what) {
        return new ConfigurationException(
                "CAPABILITY_MISSING",
                "The SQL API has not " + what + " (capability " + capability + "); use SnowflakeClient.jdbc for that");
    }
}
