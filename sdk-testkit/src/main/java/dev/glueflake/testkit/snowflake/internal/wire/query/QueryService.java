package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.Workers;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.Spools;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.QueryHistory;
import dev.glueflake.testkit.snowflake.internal.session.RunningQueries;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Takes requests to run SQL, for one account. A request is run on a thread of its own; whoever sent it waits as long as it likes. */
public final class QueryService implements AutoCloseable {
    private static final long STOP_SECONDS = 5;

    private final Account account;
    private final QueryJournal journal;
    private final QueryRegistry registry = new QueryRegistry();
    private final ExecutorService threads = Executors.newCachedThreadPool(Workers.daemons("fake-snowflake-query-"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Workers.daemons("fake-snowflake-timeout-"));
    private final QueryExecution execution;

    public QueryService(Account account, StatementRunner runner, QueryJournal journal, InternalErrors errors) {
        this.account = account;
        this.journal = journal;
        this.execution = new QueryExecution(account, runner, journal, registry, new Guard(errors), timer);
        timer.setRemoveOnCancelPolicy(true);
        QueryHistory.of(account).from(() -> journal.all().stream()
                .map(query -> HistoryEntries.of(query, account.now()))
                .toList());
        account.part(RunningQueries.class, RunningQueries::new)
                .cancelBy(queryId -> find(queryId).map(QueryRun::cancel).orElse(false));
    }

    /** Starts a request, or finds the run of one that the client sent before. */
    public QueryRun submit(QueryRequest request) {
        QueryRun run;
        synchronized (registry) {
            Optional<QueryRun> known = registry.findRequest(request.requestId()).filter(sent -> isSame(sent, request));
            if (known.isPresent()) {
                known.get().submittedAgain();
                return known.get();
            }
            run = newRun(request);
        }
        threads.execute(() -> execution.run(run, request));
        return run;
    }

    /** Within a session a request id is enough; from another it must be said that the request is sent again. */
    private static boolean isSame(QueryRun sent, QueryRequest request) {
        return request.repeated() || sent.sessionId() == request.session().id();
    }

    private QueryRun newRun(QueryRequest request) {
        QueryRun run = new QueryRun(account.nextQueryId(), request.sql(), request, account.now(), new Cancellation());
        registry.add(run);
        if (!request.requestId().isEmpty()) {
            registry.request(request.requestId(), run);
        }
        return run;
    }

    /** The run of a request that the client sent before and says so. */
    public Optional<QueryRun> repeated(String requestId) {
        Optional<QueryRun> run = findRequest(requestId);
        run.ifPresent(QueryRun::submittedAgain);
        return run;
    }

    public Optional<QueryRun> findRequest(String requestId) {
        return registry.findRequest(requestId);
    }

    public Optional<QueryRun> find(String queryId) {
        return registry.find(queryId);
    }

    /** The shape of a request's result; nothing is run. */
    public QueryDescription describe(QueryRequest request) {
        return execution.describe(request);
    }

    /** Where large answers are kept. */
    public Spools spools() {
        return account.engine().spools();
    }

    public QueryJournal journal() {
        return journal;
    }

    /** How many statements run. */
    public long running() {
        return registry.all().stream().filter(run -> !run.isDone()).count();
    }

    /** Cancels what runs and waits for its end. */
    public void stopAll() {
        registry.all().forEach(QueryRun::cancel);
        for (QueryRun run : registry.all()) {
            if (!run.await(Duration.ofSeconds(STOP_SECONDS))) {
                throw new IllegalStateException(
                        "Statement " + run.id() + " was cancelled but does not end: " + run.sql());
            }
        }
    }

    /** Cancels what runs and waits for its threads to end. */
    @Override
    public void close() {
        registry.all().forEach(QueryRun::cancel);
        timer.shutdownNow();
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
