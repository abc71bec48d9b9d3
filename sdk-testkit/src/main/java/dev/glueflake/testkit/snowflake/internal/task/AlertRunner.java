package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.task.AlertRun.Origin;
import dev.glueflake.testkit.snowflake.internal.task.AlertRun.State;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs an alert: its condition and, where that gives rows, its action. */
final class AlertRunner {
    /** How many failures in a row suspend an alert that does not say, as for tasks. */
    private static final int FAILURES = 10;

    private final Account account;
    private final StatementRunner statements;
    private final AlertBoard board;

    AlertRunner(Account account, StatementRunner statements) {
        this.account = account;
        this.statements = statements;
        this.board = AlertBoard.of(account);
    }

    void run(Alert alert, Instant scheduled, Origin origin) {
        AlertRun run = one(alert, scheduled, origin);
        if (run.state().isGood()) {
            board.succeeded(alert, scheduled);
            board.add(run);
            return;
        }
        long limit = alert.settings().number("SUSPEND_ALERT_AFTER_NUM_FAILURES", FAILURES);
        boolean tooOften = board.failed(alert) >= limit && limit > 0;
        board.add(tooOften ? run.suspending() : run);
        if (tooOften) {
            suspend(alert);
        }
    }

    private void suspend(Alert alert) {
        board.resumed(alert);
        TaskBoard.of(account).remove(alert.id());
        TaskTimer.standing(account, ObjectKind.ALERT, alert.name(), alert.id())
                .map(Alert.class::cast)
                .ifPresent(standing -> account.catalog()
                        .schema(standing.name())
                        .replace(
                                standing,
                                standing.withState(
                                        standing.state().suspended(account.now(), "SUSPENDED_DUE_TO_ERRORS"), true)));
    }

    private AlertRun one(Alert alert, Instant scheduled, Origin origin) {
        String condition = account.nextQueryId();
        String action = account.nextQueryId();
        State state = State.FAILED;
        try (Session session = TaskRunner.open(alert, account)) {
            board.begin(session, new RunningAlert(alert, scheduled, condition, board.lastSuccess(alert)));
            try {
                TaskRights.requireRunnable(alert, account);
                state = State.CONDITION_FAILED;
                if (run(session, alert.condition(), condition).rows().isEmpty()) {
                    return over(alert, State.CONDITION_FALSE, scheduled, origin, condition, null, null);
                }
                state = State.ACTION_FAILED;
                run(session, alert.action(), action);
                return over(alert, State.TRIGGERED, scheduled, origin, condition, action, null);
            } catch (SnowflakeException e) {
                return over(
                        alert,
                        state,
                        scheduled,
                        origin,
                        state == State.FAILED ? null : condition,
                        state == State.ACTION_FAILED ? action : null,
                        e);
            } finally {
                board.end(session);
            }
        }
    }

    private StatementResult run(Session session, String text, String queryId) {
        ExecutionScope scope = new ExecutionScope(queryId, Binds.none(), Map.of(), new Cancellation(), account.now());
        return statements.run(session, SqlParser.parse(text).get(0).statement(), scope);
    }

    private AlertRun over(
            Alert alert,
            State state,
            Instant scheduled,
            Origin origin,
            @Nullable String condition,
            @Nullable String action,
            @Nullable SnowflakeException error) {
        return new AlertRun(alert, state, scheduled, origin, condition, action, error, account.now(), false);
    }
}
