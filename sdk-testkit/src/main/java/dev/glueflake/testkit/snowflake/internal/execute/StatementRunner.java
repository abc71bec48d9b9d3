package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicTimer;
import dev.glueflake.testkit.snowflake.internal.engine.WriteBook;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.AutoRefresh;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeIngest;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRefresh;
import dev.glueflake.testkit.snowflake.internal.stage.query.StatementRows;
import dev.glueflake.testkit.snowflake.internal.task.TaskTimer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs statements of an account's sessions. Stateless and thread-safe. */
public final class StatementRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

    private final Account account;

    public StatementRunner(Account account) {
        this.account = account;
    }

    /**
     * Runs it. The result is also kept under the scope's query id, which becomes the session's last one even if the statement fails.
     *
     * @throws SnowflakeException and nothing else
     */
    public StatementResult run(Session session, Statement statement, ExecutionScope scope) {
        PipeIngest.poll(account, true);
        AutoRefresh.poll(account);
        DirectoryRefresh.poll(account);
        DynamicTimer.poll(account, this);
        TaskTimer.poll(account, this);
        WriteBook.Reading reading = account.engine().book().read();
        try {
            scope.cancellation().check();
            StatementResult result = guarded(() -> {
                Work work = new Work(session, scope);
                Statement said = work.said(statement);
                return Routes.of(said).run(work, said);
            });
            account.results().put(scope.queryId(), result);
            return result;
        } finally {
            StatementRows.of(account).release(scope.queryId());
            session.ran(scope.queryId());
            reading.close();
            PipeIngest.poll(account, false);
            TaskTimer.poll(account, this);
        }
    }

    /**
     * The shape of the result, with no effect.
     *
     * @throws SnowflakeException and nothing else
     */
    public Description describe(Session session, Statement statement, ExecutionScope scope) {
        try {
            return guarded(() -> {
                Work work = new Work(session, scope);
                Statement said = work.said(statement);
                return Routes.of(said).describe(work, said);
            });
        } finally {
            StatementRows.of(account).release(scope.queryId());
        }
    }

    private <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (SnowflakeException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("the fake failed by its own fault", e);
            account.engine().errors().add(e);
            throw Errors.internal();
        }
    }
}
