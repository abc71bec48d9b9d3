package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Authenticator;
import dev.glueflake.testkit.snowflake.internal.wire.message.Endpoint;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSessions;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints of the drivers' protocol. */
public final class DriverProtocol implements Endpoint {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final Pattern RESULT = Pattern.compile("/queries/([^/]+)/result");
    private static final Pattern ABORT = Pattern.compile("/queries/([^/]+)/abort-request");
    private static final Pattern MONITORING = Pattern.compile("/monitoring/queries/([^/]+)");
    private static final Pattern CHUNK = Pattern.compile("/results/([^/]+)/([0-9]{1,9})");

    private final LoginEndpoint login;
    private final SessionEndpoints session;
    private final QueryEndpoint query;
    private final MonitoringEndpoint monitoring;
    private final QueryService queries;
    private final StageFiles files = new StageFiles();

    public DriverProtocol(
            Authenticator authenticator,
            SessionOpener opener,
            ClientSessions sessions,
            QueryService queries,
            Supplier<URI> base,
            Duration window,
            Clock clock) {
        this.login = new LoginEndpoint(authenticator, opener, sessions);
        this.session = new SessionEndpoints(sessions);
        this.query = new QueryEndpoint(queries, new QueryReplies(base, files), window);
        this.monitoring = new MonitoringEndpoint(queries, clock);
        this.queries = queries;
    }

    /** Where clients without a directory of this machine PUT and GET. */
    public StageFiles files() {
        return files;
    }

    @Override
    public WireReply answer(WireRequest request) {
        if (request.injected().error() != null && request.sql() == null) {
            return Envelope.failure(request.injected().error(), null);
        }
        if (request.malformed() && !request.path().startsWith("/telemetry/")) {
            return WireReply.failure(
                    BAD_REQUEST,
                    "390142",
                    "The body of " + request.path() + " is no JSON, or no gzip as its header says.");
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /session/v1/login-request" -> login.answer(request);
            case "POST /queries/v1/query-request" -> session.inside(request, query::run);
            case "POST /queries/v1/abort-request" -> session.inside(request, (abort, any) -> query.abort(abort));
            case "POST /session/heartbeat" -> session.heartbeat(request);
            case "POST /session/token-request" -> session.renew(request);
            case "POST /session", "DELETE /session" -> session.close(request);
            case "POST /telemetry/send", "POST /telemetry/send/sessionless" -> Envelope.success("Log Received");
            default -> request.method().equals("GET") ? get(request) : abort(request);
        };
    }

    /** Ends a query by its id, as Node's driver does once it knows the id. */
    private WireReply abort(WireRequest request) {
        Matcher abort = ABORT.matcher(request.path());
        return request.method().equals("POST") && abort.matches()
                ? session.inside(request, (post, any) -> query.abort(abort.group(1)))
                : unknown(request);
    }

    private WireReply get(WireRequest request) {
        Matcher result = RESULT.matcher(request.path());
        if (result.matches()) {
            return session.inside(request, (get, client) -> query.result(get, client, result.group(1)));
        }
        Matcher status = MONITORING.matcher(request.path());
        if (status.matches()) {
            return session.inside(request, (get, client) -> monitoring.answer(status.group(1)));
        }
        Matcher chunk = CHUNK.matcher(request.path());
        return chunk.matches()
                ? chunk(chunk.group(1), Integer.parseInt(chunk.group(2))).orElseGet(() -> unknown(request))
                : unknown(request);
    }

    private Optional<WireReply> chunk(String queryId, int index) {
        return queries.find(queryId)
                .map(this::chunks)
                .filter(chunks -> index < chunks.size())
                .map(chunks -> bytes(chunks, index));
    }

    private List<ResultChunks.Chunk> chunks(QueryRun run) {
        StatementResult result = run.result();
        return result == null
                ? List.of()
                : run.attachment(ResultChunks.class, () -> ResultChunks.of(result, ResultFormat.JSON, queries.spools()))
                        .all();
    }

    /** Rows without brackets are no JSON text, and a client that is told so tries to read them as one. */
    private static WireReply bytes(List<ResultChunks.Chunk> chunks, int index) {
        return WireReply.bytes(200, chunks.get(index).body()).header("Content-Type", "application/octet-stream");
    }

    /** Whatever the fake does not have, so that no client waits for it. */
    public static WireReply unknown(WireRequest request) {
        return WireReply.failure(
                NOT_FOUND, "390404", "The fake Snowflake has no " + request.method() + " " + request.path() + ".");
    }
}
