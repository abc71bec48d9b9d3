package dev.glueflake.testkit.snowflake.internal.wire.sqlapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.wire.auth.AuthenticationException;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Authenticator;
import dev.glueflake.testkit.snowflake.internal.wire.message.Endpoint;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryErrors;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryOptions;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import dev.glueflake.testkit.snowflake.internal.wire.value.WireBinds;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Submit, fetch, cancel. Each submission has a session of its own that ends with it. */
public final class SqlApiProtocol implements Endpoint {
    /** Where all of it is. */
    public static final String PATH = "/api/v2/statements";

    private static final Pattern SUBMIT = Pattern.compile(PATH + "/?");
    private static final Pattern STATUS = Pattern.compile(PATH + "/([^/]+)/?");
    private static final Pattern CANCEL = Pattern.compile(PATH + "/([^/]+)/cancel/?");

    private final Authenticator authenticator;
    private final SessionOpener opener;
    private final QueryService queries;
    private final Duration window;

    public SqlApiProtocol(Authenticator authenticator, SessionOpener opener, QueryService queries, Duration window) {
        this.authenticator = authenticator;
        this.opener = opener;
        this.queries = queries;
        this.window = window;
    }

    @Override
    public WireReply answer(WireRequest request) {
        Matcher cancel = CANCEL.matcher(request.path());
        Matcher status = STATUS.matcher(request.path());
        if (SUBMIT.matcher(request.path()).matches()) {
            return only("POST", request, user -> submit(request, user));
        } else if (cancel.matches()) {
            return only("POST", request, user -> cancel(cancel.group(1)));
        } else if (status.matches()) {
            return only("GET", request, user -> fetch(request, status.group(1)));
        }
        return SqlApiReplies.refuse(SqlApiReplies.NOT_FOUND, "390404", "The SQL API has no " + request.path() + ".");
    }

    /** Answers a user. */
    @FunctionalInterface
    private interface Inside {
        WireReply answer(String user);
    }

    private WireReply only(String method, WireRequest request, Inside operation) {
        if (!request.method().equals(method)) {
            return WireReply.bytes(SqlApiReplies.METHOD_NOT_ALLOWED, new byte[0]);
        }
        SnowflakeException injected = request.injected().error();
        if (injected != null && request.sql() == null) {
            return SqlApiReplies.failure(injected);
        }
        Optional<WireReply> refused = headers(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            String token = request.token().orElse("");
            String type = request.header("x-snowflake-authorization-token-type").orElse(null);
            return operation.answer(authenticator.bearer(token, type));
        } catch (AuthenticationException e) {
            return SqlApiReplies.refuse(SqlApiReplies.UNAUTHORIZED, e.code(), e.getMessage());
        }
    }

    private static Optional<WireReply> headers(WireRequest request) {
        String type = request.header("content-type").orElse("application/json");
        boolean json = type.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
        if (request.method().equals("POST") && !json) {
            return Optional.of(SqlApiReplies.refuse(
                    SqlApiReplies.UNSUPPORTED_MEDIA, "391902", "Unsupported Content-Type " + type + "."));
        } else if (request.header("user-agent").isEmpty()) {
            return Optional.of(
                    SqlApiReplies.refuse(SqlApiReplies.BAD_REQUEST, "391901", "The header User-Agent is missing."));
        }
        return Optional.empty();
    }

    private WireReply submit(WireRequest request, String user) {
        String problem = SqlApiRequests.problem(request);
        if (problem != null) {
            return SqlApiReplies.refuse(SqlApiReplies.BAD_REQUEST, "390142", "Incoming request is invalid. " + problem);
        }
        try {
            QueryRun run = run(request, user);
            boolean nullable = flag(request, "nullable", true);
            return flag(request, "async", false) ? SqlApiReplies.inProgress(run) : wait(request, run, nullable);
        } catch (SnowflakeException error) {
            return SqlApiReplies.failure(error);
        }
    }

    /** Without {@code retry=true} the same request id runs a second time, as it does at Snowflake. */
    private QueryRun run(WireRequest request, String user) {
        JsonNode body = request.json();
        String requestId = request.parameter("requestId").orElse("");
        Optional<QueryRun> known = flag(request, "retry", false) ? queries.repeated(requestId) : Optional.empty();
        return known.isPresent() ? known.get() : start(request, user, requestId, body);
    }

    private QueryRun start(WireRequest request, String user, String requestId, JsonNode body) {
        Binds binds = WireBinds.read(body.path("bindings"));
        QueryOptions options = SqlApiRequests.options(body);
        Session session = opener.login(SqlApiRequests.settings(user, body));
        return queries.submit(new QueryRequest(
                session,
                ExecutedQuery.Protocol.SQL_API,
                body.path("statement").asText(),
                binds,
                options,
                requestId,
                false,
                request.injected(),
                false));
    }

    private WireReply wait(WireRequest request, QueryRun run, boolean nullable) {
        return run.await(window) && !request.injected().stillRunning()
                ? ResultSets.outcome(run, nullable)
                : SqlApiReplies.inProgress(run);
    }

    private WireReply fetch(WireRequest request, String handle) {
        QueryRun run = queries.find(handle).orElse(null);
        if (run == null) {
            return SqlApiReplies.refuse(
                    SqlApiReplies.NOT_FOUND, "390404", "Statement handle " + handle + " not found.");
        }
        boolean nullable = flag(request, "nullable", true);
        String partition = request.parameter("partition").orElse("0");
        StatementResult result = run.result();
        if (partition.equals("0") || result == null) {
            boolean ended = run.isDone() && !request.injected().stillRunning();
            return ended ? ResultSets.outcome(run, nullable) : SqlApiReplies.inProgress(run);
        } else if (!partition.matches("[0-9]{1,6}")) {
            return SqlApiReplies.refuse(
                    SqlApiReplies.BAD_REQUEST, "390142", "Partition '" + partition + "' is no number.");
        }
        return ResultSets.partition(run, result, Integer.parseInt(partition), nullable);
    }

    private WireReply cancel(String handle) {
        QueryRun run = queries.find(handle).orElse(null);
        if (run == null || !run.cancel()) {
            return SqlApiReplies.failure(QueryErrors.unknownQuery(handle));
        }
        return SqlApiReplies.cancelled(run);
    }

    private static boolean flag(WireRequest request, String name, boolean otherwise) {
        return request.parameter(name).map("true"::equalsIgnoreCase).orElse(otherwise);
    }
}
