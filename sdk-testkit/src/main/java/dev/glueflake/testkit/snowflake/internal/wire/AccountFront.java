package dev.glueflake.testkit.snowflake.internal.wire;

import dev.glueflake.testkit.internal.http.HttpExchange;
import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.foreign.Answers;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignRoutines;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.directory.PresignedFiles;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Authenticator;
import dev.glueflake.testkit.snowflake.internal.wire.driver.DriverProtocol;
import dev.glueflake.testkit.snowflake.internal.wire.files.FileProtocol;
import dev.glueflake.testkit.snowflake.internal.wire.ingest.SnowpipeProtocol;
import dev.glueflake.testkit.snowflake.internal.wire.message.Endpoint;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.InternalErrors;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryJournal;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSessions;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import dev.glueflake.testkit.snowflake.internal.wire.sqlapi.SqlApiProtocol;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One account with the protocols in front of it: all that a reset throws away. */
final class AccountFront implements Endpoint, AutoCloseable {
    private final Account account;
    private final ClientSessions sessions;
    private final StatementRunner runner;
    private final SessionOpener opener;
    private final QueryService queries;
    private final DriverProtocol driver;
    private final SqlApiProtocol sqlApi;
    private final SnowpipeProtocol snowpipe;
    private final FileProtocol files;
    private final Snapshots snapshots;

    private AccountFront(Account account, ServerSettings settings, Log log, Supplier<URI> base) {
        this.account = account;
        this.runner = new StatementRunner(account);
        Authenticator authenticator = new Authenticator(settings.users(), settings.clock());
        this.opener = new SessionOpener(account, runner, settings.defaults());
        this.sessions = new ClientSessions(settings.clock());
        this.queries = new QueryService(account, runner, log.journal(), log.errors());
        this.snapshots = new Snapshots(account, queries);
        this.driver =
                new DriverProtocol(authenticator, opener, sessions, queries, base, settings.window(), settings.clock());
        this.files = new FileProtocol(authenticator, opener, queries);
        PresignedFiles.of(account).behind(base);
        this.snowpipe = new SnowpipeProtocol(authenticator, opener);
        this.sqlApi = new SqlApiProtocol(authenticator, opener, queries, settings.window());
    }

    /** Where things are written down. */
    record Log(QueryJournal journal, InternalErrors errors) {}

    static AccountFront open(ServerSettings settings, Log log, Supplier<URI> base) {
        return new AccountFront(Account.open(settings.account().withClock(settings.clock())), settings, log, base);
    }

    @Override
    public WireReply answer(WireRequest request) {
        if (FileProtocol.has(request.path())) {
            return files.answer(request);
        }
        if (request.path().startsWith(SnowpipeProtocol.PATH)) {
            return snowpipe.answer(request);
        }
        return request.path().startsWith("/api/") ? sqlApi.answer(request) : driver.answer(request);
    }

    StatementResult run(String sql, Binds binds) {
        try (Session session = opener.open(new SessionSettings("TEST", null, null, null, null, Map.of()))) {
            ParsedStatement statement = SqlParser.parse(sql).get(0);
            return runner.run(
                    session,
                    statement.statement(),
                    new ExecutionScope(account.nextQueryId(), binds, Map.of(), new Cancellation(), account.now()));
        }
    }

    WireReply file(HttpExchange exchange) throws IOException {
        return driver.files().answer(exchange);
    }

    /** What went wrong below, where a statement's error no longer tells. */
    List<Throwable> engineErrors() {
        return account.engine().errors().all();
    }

    /** What Java answers of the account's procedures and functions. */
    Answers answers() {
        return ForeignRoutines.of(account).answers();
    }

    /** Returns what brings the account back to now. */
    Runnable snapshot() {
        return snapshots.take();
    }

    void expireToken(WireRequest request) {
        sessions.expire(request);
    }

    @Override
    public void close() {
        queries.close();
        account.close();
    }
}
