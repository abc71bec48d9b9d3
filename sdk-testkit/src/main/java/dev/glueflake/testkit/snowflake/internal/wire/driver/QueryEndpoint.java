package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryOptions;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSession;
import dev.glueflake.testkit.snowflake.internal.wire.value.WireBinds;
import java.time.Duration;
import java.util.Objects;

/** Runs or describes SQL; a run that takes longer than the window is answered with where to ask for it. */
final class QueryEndpoint {
    private final QueryService queries;
    private final QueryReplies replies;
    private final Duration window;

    QueryEndpoint(QueryService queries, QueryReplies replies, Duration window) {
        this.queries = queries;
        this.replies = replies;
        this.window = window;
    }

    WireReply run(WireRequest request, ClientSession session) {
        JsonNode body = request.json();
        try {
            QueryRequest query = query(request, session, body);
            if (body.path("describeOnly").asBoolean()) {
                return replies.description(queries.describe(query), session);
            }
            QueryRun run = queries.submit(query);
            run.attachment(ResultFormat.class, () -> ResultFormat.of(session, body.path("parameters")));
            run.attachment(QueryOptions.class, query::options);
            if (body.path("asyncExec").asBoolean()) {
                run.detach();
                return replies.inProgress(run);
            }
            return wait(request, run, session);
        } catch (SnowflakeException error) {
            return Envelope.failure(error, null);
        }
    }

    /** The result of a run that was answered with "in progress", or of a statement among several. */
    WireReply result(WireRequest request, ClientSession session, String queryId) {
        return queries.find(queryId)
                .map(run -> wait(request, run, session))
                .orElseGet(() -> Envelope.failure(
                        dev.glueflake.testkit.snowflake.internal.wire.query.QueryErrors.unknownQuery(queryId),
                        queryId));
    }

    private WireReply wait(WireRequest request, QueryRun run, ClientSession session) {
        return run.await(window) && !request.injected().stillRunning()
                ? replies.outcome(run, session)
                : replies.inProgress(run);
    }

    /** Ends the run of the request that the body names. */
    WireReply abort(WireRequest request) {
        String requestId = Objects.requireNonNullElse(Json.text(request.json(), "requestId"), "");
        queries.findRequest(requestId).ifPresent(QueryRun::cancel);
        return Envelope.success(out -> {});
    }

    WireReply abort(String queryId) {
        queries.find(queryId).ifPresent(QueryRun::cancel);
        return Envelope.success(out -> {});
    }

    private static QueryRequest query(WireRequest request, ClientSession session, JsonNode body) {
        String bindStage = Json.text(body, "bindStage");
        return new QueryRequest(
                session.session(),
                ExecutedQuery.Protocol.DRIVER,
                Objects.requireNonNullElse(Json.text(body, "sqlText"), ""),
                bindStage == null
                        ? WireBinds.read(body.path("bindings"))
                        : StageBinds.read(bindStage, session.session()),
                DriverOptions.read(body.path("parameters")),
                request.parameter("requestId").orElse(""),
                request.parameter("retryCount").map(QueryEndpoint::atLeastOne).orElse(false),
                request.injected(),
                true);
    }

    private static boolean atLeastOne(String count) {
        return !count.isEmpty() && !count.equals("0");
    }
}
