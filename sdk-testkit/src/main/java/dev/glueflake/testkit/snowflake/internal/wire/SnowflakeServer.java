package dev.glueflake.testkit.snowflake.internal.wire;

import dev.glueflake.testkit.internal.http.HttpExchange;
import dev.glueflake.testkit.internal.http.HttpServer;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.foreign.Answers;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.wire.driver.StageFiles;
import dev.glueflake.testkit.snowflake.internal.wire.fault.FaultAction;
import dev.glueflake.testkit.snowflake.internal.wire.fault.FaultScript;
import dev.glueflake.testkit.snowflake.internal.wire.message.Injection;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.InternalErrors;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryJournal;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The fake on its port: hands each request to the account, unless a fault decides otherwise. */
public final class SnowflakeServer implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final ServerSettings settings;
    private final QueryJournal journal = new QueryJournal();
    private final InternalErrors errors = new InternalErrors();
    private final FaultScript faults = new FaultScript();
    private final List<String> unknownRequests = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile AccountFront front;
    private volatile boolean closed;

    private SnowflakeServer(ServerSettings settings) {
        this.settings = settings;
        this.front = AccountFront.open(settings, new AccountFront.Log(journal, errors), this::uri);
        this.http = listen();
    }

    private HttpServer listen() {
        try {
            return HttpServer.start("fake-snowflake-http", settings.port(), this::handle);
        } catch (RuntimeException e) {
            front.close();
            throw e;
        }
    }

    public static SnowflakeServer start(ServerSettings settings) {
        return new SnowflakeServer(settings);
    }

    public URI uri() {
        return http.uri();
    }

    public QueryJournal journal() {
        return journal;
    }

    /** The fake's own mistakes, on whichever layer. */
    public List<IllegalStateException> internalErrors() {
        Stream<IllegalStateException> below = front.engineErrors().stream()
                .map(error -> new IllegalStateException("The fake's engine failed: " + error.getMessage(), error));
        return Stream.concat(errors.all().stream(), below).toList();
    }

    /** Runs one statement on the test's own account, past protocols, log and faults. */
    public StatementResult run(String sql, Binds binds) {
        return front.run(sql, binds);
    }

    public FaultScript faults() {
        return faults;
    }

    /** What Java answers of procedures and functions, gone with a reset. */
    public Answers answers() {
        return front.answers();
    }

    /** Requests to paths that the fake does not have, as METHOD path. */
    public List<String> unknownRequests() {
        return List.copyOf(unknownRequests);
    }

    /** Puts a new, empty account in the place of the old one. */
    public synchronized void reset() {
        AccountFront before = front;
        faults.clear();
        front = AccountFront.open(settings, new AccountFront.Log(journal, errors), this::uri);
        before.close();
        forget();
    }

    /** Returns what brings the account back to now, with an empty log and no faults; it fails once the account was reset. */
    public synchronized Runnable snapshot() {
        AccountFront of = front;
        Runnable account = of.snapshot();
        return () -> restore(of, account);
    }

    private synchronized void restore(AccountFront of, Runnable account) {
        if (front != of || closed) {
            throw new IllegalStateException(
                    "The account of this snapshot is gone: the fake was reset or closed since.");
        }
        account.run();
        forget();
    }

    private void forget() {
        faults.clear();
        journal.clear();
        errors.clear();
        unknownRequests.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (closed) {
            exchange.abort();
            return;
        }
        WireRequest request =
                StageFiles.has(exchange.path()) ? WireRequest.unread(exchange) : WireRequest.read(exchange);
        FaultAction fault = faults.next(request).orElse(null);
        Transport transport = new Transport(exchange);
        if (fault instanceof FaultAction.DropRequest) {
            exchange.abort();
        } else if (fault instanceof FaultAction.HttpStatus failure) {
            transport.fail(failure.status());
        } else if (fault instanceof FaultAction.LoseReply) {
            answer(exchange, request);
            exchange.abort();
        } else if (fault instanceof FaultAction.TruncateReply) {
            transport.truncate(answer(exchange, request));
        } else {
            transport.send(answer(exchange, fault == null ? request : prepared(request, fault)));
        }
    }

    private WireRequest prepared(WireRequest request, FaultAction fault) {
        if (fault instanceof FaultAction.Delay delay) {
            Transport.pause(delay.time());
        } else if (fault instanceof FaultAction.ExpireSessionToken) {
            front.expireToken(request);
        } else if (fault instanceof FaultAction.Stall) {
            return request.with(new Injection(true, false, null));
        } else if (fault instanceof FaultAction.StillRunning) {
            return request.with(new Injection(false, true, null));
        } else if (fault instanceof FaultAction.Refusal refusal) {
            return request.with(new Injection(false, false, refusal.error()));
        }
        return request;
    }

    /** Never an HTTP status of 500 or more: clients would send the request again for minutes. */
    private WireReply answer(HttpExchange exchange, WireRequest request) throws IOException {
        if (StageFiles.has(request.path())) {
            return front.file(exchange);
        }
        try {
            WireReply reply = front.answer(request);
            if (reply.status() == NOT_FOUND) {
                unknownRequests.add(request.method() + " " + request.path());
            }
            return reply;
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            errors.record(request.method() + " " + request.path(), e);
            return Transport.internalError(request, Errors.internal());
        }
    }

    @Override
    public void close() {
        closed = true;
        front.close();
        http.close();
    }
}
