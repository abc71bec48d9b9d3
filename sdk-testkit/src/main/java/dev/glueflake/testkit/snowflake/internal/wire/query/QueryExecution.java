package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.EngineTexts;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.Description;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.stage.FileTransfers;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.wire.value.ShownShapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one request from its text to its outcome, on the caller's thread. */
final class QueryExecution {
    private static final StatementResult MULTIPLE = new StatementResult(
            StatementKind.MULTI_STATEMENT,
            List.of(ResultColumn.of("multiple statement execution", SqlTypes.VARCHAR)),
            List.<@Nullable Object[]>of(new Object[] {"Multiple statements executed successfully."}),
            0);

    private final Account account;
    private final StatementRunner runner;
    private final QueryJournal journal;
    private final QueryRegistry registry;
    private final Guard guard;
    private final ScheduledExecutorService timer;

    QueryExecution(
            Account account,
            StatementRunner runner,
            QueryJournal journal,
            QueryRegistry registry,
            Guard guard,
            ScheduledExecutorService timer) {
        this.account = account;
        this.runner = runner;
        this.journal = journal;
        this.registry = registry;
        this.guard = guard;
        this.timer = timer;
    }

    /** Never throws: whatever happens becomes the run's outcome. */
    void run(QueryRun run, QueryRequest request) {
        ScheduledFuture<?> timeout = null;
        try {
            timeout = guard.call(request.sql(), () -> startTimeout(run, request));
            guard.call(request.sql(), () -> execute(run, request));
        } catch (SnowflakeException error) {
            if (!run.isDone()) {
                if (run.children().isEmpty()) {
                    note(run, request.sql(), request.binds(), request);
                }
                run.fail(error, account.now());
            }
        } finally {
            if (timeout != null) {
                timeout.cancel(false);
            }
            if (!request.keepSession()) {
                request.session().close();
            }
            registry.ended(run);
        }
    }

    private @Nullable ScheduledFuture<?> startTimeout(QueryRun run, QueryRequest request) {
        Long asked = request.options().timeoutSeconds();
        long seconds = asked != null ? asked : request.session().parameters().integer("STATEMENT_TIMEOUT_IN_SECONDS");
        if (seconds <= 0 || seconds > TimeUnit.DAYS.toSeconds(1)) {
            return null;
        }
        return timer.schedule(
                () -> run.cancellation().cancel(QueryErrors.timedOut(seconds)), seconds, TimeUnit.SECONDS);
    }

    private QueryRun execute(QueryRun run, QueryRequest request) {
        SnowflakeException injected = request.injected().error();
        if (injected != null) {
            throw injected;
        }
        if (request.injected().stall()) {
            note(run, request.sql(), request.binds(), request);
            stall(run.cancellation());
        }
        List<ParsedStatement> statements = ParsedTexts.parse(request);
        StatementResult result = ParameterScope.within(
                request.session().parameters(),
                request.options(),
                () -> statements.size() == 1
                        ? one(run, statements.get(0), request)
                        : several(run, statements, request));
        run.succeed(result, account.now());
        return run;
    }

    /** A statement alone is kept as it was sent, with its comments and semicolon. */
    private StatementResult one(QueryRun run, ParsedStatement statement, QueryRequest request) {
        return one(run, statement, request.sql().strip(), request, request.binds());
    }

    private StatementResult one(
            QueryRun run, ParsedStatement statement, String text, QueryRequest request, Binds binds) {
        note(run, text, binds, request);
        return guard.call(statement.text(), () -> result(run, statement.statement(), request.session(), binds));
    }

    /** PUT and GET are the client's work; here they are only planned. */
    private StatementResult result(QueryRun run, Statement statement, Session session, Binds binds) {
        if (statement instanceof Statement.Put put) {
            run.transfer(FileTransfers.plan(put, session, scope(run, binds)));
            return new StatementResult(StatementKind.PUT, List.of(), List.of(), 0);
        } else if (statement instanceof Statement.Get get) {
            run.transfer(FileTransfers.plan(get, session, scope(run, binds)));
            return new StatementResult(StatementKind.GET, List.of(), List.of(), 0);
        }
        StatementResult result = shown(runner.run(session, statement, scope(run, binds)), session);
        return limited(result, session.parameters().integer("ROWS_PER_RESULTSET"));
    }

    /** The formats are those of the moment; the engine keeps the result as it is. */
    private static StatementResult shown(StatementResult result, Session session) {
        List<ResultColumn> columns = ShownShapes.columns(result.columns(), session.parameters()::get);
        return columns.equals(result.columns())
                ? result
                : new StatementResult(result.kind(), columns, result.rows(), result.affected());
    }

    /** Drivers send the most rows that a statement shall give; 0 is no limit. */
    private static StatementResult limited(StatementResult result, long most) {
        if (most <= 0 || result.rows().size() <= most || result.kind().isDml()) {
            return result;
        }
        return new StatementResult(
                result.kind(), result.columns(), result.rows().subList(0, (int) most), result.affected());
    }

    /** A failed statement ends the request; those before it stay done. */
    private StatementResult several(QueryRun run, List<ParsedStatement> statements, QueryRequest request) {
        List<QueryRun> children = new ArrayList<>();
        int bindsBefore = 0;
        int from = 0;
        for (ParsedStatement statement : statements) {
            QueryRun child =
                    new QueryRun(account.nextQueryId(), statement.text(), request, account.now(), run.cancellation());
            registry.add(child);
            children.add(child);
            run.children(children);
            Binds binds = part(request.binds(), bindsBefore, statement.bindCount());
            bindsBefore += statement.bindCount();
            from = request.sql().indexOf(statement.text(), from);
            try {
                child(child, statement, request, binds);
            } catch (SnowflakeException error) {
                throw QueryErrors.ofSeveral(error, request.sql(), from, statement.text());
            }
            from += statement.text().length();
        }
        // Drivers that wait for an asynchronous request ask RESULT_SCAN for it, whatever it was.
        account.results().put(run.id(), MULTIPLE);
        return MULTIPLE;
    }

    private void child(QueryRun child, ParsedStatement statement, QueryRequest request, Binds binds) {
        try {
            child.succeed(one(child, statement, statement.text(), request, binds), account.now());
            registry.ended(child);
        } catch (SnowflakeException error) {
            child.fail(error, account.now());
            throw error;
        }
    }

    private static Binds part(Binds all, int from, int count) {
        if (count == 0 || all.rows().isEmpty()) {
            return Binds.none();
        }
        List<TypedValue> row = all.rows().get(0);
        return Binds.of(row.subList(Math.min(from, row.size()), Math.min(from + count, row.size())));
    }

    private ExecutionScope scope(QueryRun run, Binds binds) {
        return new ExecutionScope(run.id(), binds, Map.of(), run.cancellation(), account.now());
    }

    private void note(QueryRun run, String sql, Binds binds, QueryRequest request) {
        run.note(() -> {
            EngineTexts.Recording duckDb = EngineTexts.of(run.cancellation()).record();
            JournalEntry entry = new JournalEntry(run.id(), sql, binds, request, account.now(), duckDb);
            journal.add(entry);
            return entry;
        });
    }

    private static void stall(Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable interrupt = cancelled::countDown;
        cancellation.begin(interrupt);
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancellation.cancel(QueryErrors.cancelled());
        } finally {
            cancellation.end(interrupt);
        }
        cancellation.check();
    }

    QueryDescription describe(QueryRequest request) {
        return guard.call(request.sql(), () -> {
            List<ParsedStatement> statements = ParsedTexts.parse(request);
            int binds = statements.stream().mapToInt(ParsedStatement::bindCount).sum();
            String id = account.nextQueryId();
            if (statements.size() > 1) {
                return new QueryDescription(id, MULTIPLE.columns(), MULTIPLE.kind(), binds, false);
            }
            Statement statement = statements.get(0).statement();
            Description shape = runner.describe(request.session(), statement, unbound(id, binds));
            List<ResultColumn> columns =
                    ShownShapes.columns(shape.columns(), request.session().parameters()::get);
            return new QueryDescription(id, columns, shape.kind(), binds, takesBatches(statement, binds));
        });
    }

    private ExecutionScope unbound(String queryId, int bindCount) {
        Binds nulls = bindCount == 0
                ? Binds.none()
                : Binds.of(Collections.nCopies(bindCount, new TypedValue(SqlTypes.NULL, null)));
        Map<String, TypedValue> mark = Map.of(ExecutionScope.DESCRIBE_ONLY, new TypedValue(SqlTypes.BOOLEAN, true));
        return new ExecutionScope(queryId, nulls, mark, new Cancellation(), account.now());
    }

    /** Only INSERT … VALUES with one row. */
    private static boolean takesBatches(Statement statement, int binds) {
        return binds > 0
                && statement instanceof Statement.Insert insert
                && insert.source() instanceof Query.Values values
                && values.rows().size() == 1;
    }
}
