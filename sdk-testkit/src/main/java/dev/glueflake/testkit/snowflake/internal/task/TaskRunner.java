package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a task with all that comes behind it. */
final class TaskRunner {
    private static final int FAILURES = 10;

    /** How a task of the graph came out; a suspended one is passed over as if it had succeeded. */
    private enum Outcome {
        SUCCEEDED,
        PASSED,
        STOPPED
    }

    private final Account account;
    private final StatementRunner statements;
    private final TaskBoard board;

    TaskRunner(Account account, StatementRunner statements) {
        this.account = account;
        this.statements = statements;
        this.board = TaskBoard.of(account);
    }

    /** Runs the graph, again while it fails and its root lets it: from where it failed. */
    void run(GraphRun graph) {
        long retries = graph.root().settings().retries();
        GraphRun attempt = graph;
        while (!attempt(attempt, retries == 0) && retries > 0) {
            retries--;
            attempt = attempt.next(account.now());
        }
    }

    /**
     * One attempt. The finalizer comes when no other attempt follows.
     *
     * @return whether nothing failed
     */
    private boolean attempt(GraphRun graph, boolean isLast) {
        Task root = graph.root();
        Optional<GraphRun> lastSuccess = board.lastSuccess(root.id());
        TaskGraph tasks = new TaskGraph(account.catalog().schema(root.name()));
        board.began(graph, tasks.definitions(root));
        Map<QualifiedName, Outcome> outcomes = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        List<TaskRun> runs = new ArrayList<>();
        Map<String, TaskRun> done = graph.isRetry() ? board.succeededIn(graph) : Map.of();
        for (Task task : tasks.inOrder(root)) {
            boolean isRoot = task.id().equals(root.id());
            TaskRun earlier = done.get(task.id());
            if (earlier != null) {
                outcomes.put(task.name(), Outcome.SUCCEEDED);
                if (earlier.returnValue() != null) {
                    values.put(task.name().name(), earlier.returnValue());
                }
            } else if (!isRoot && !isReady(tasks.predecessors(task), outcomes)) {
                outcomes.put(task.name(), Outcome.STOPPED);
            } else if (!isRoot && !task.state().started()) {
                outcomes.put(task.name(), Outcome.PASSED);
            } else {
                List<Task> enabled = tasks.predecessors(task).stream()
                        .filter(before -> outcomes.get(before.name()) == Outcome.SUCCEEDED)
                        .toList();
                TaskRun run = one(task, new RunningTask(task, graph, lastSuccess, enabled, values), graph);
                runs.add(run);
                boolean good = run.state() == TaskRun.State.SUCCEEDED;
                outcomes.put(task.name(), good ? Outcome.SUCCEEDED : Outcome.STOPPED);
                if (run.returnValue() != null) {
                    values.put(task.name().name(), run.returnValue());
                }
            }
        }
        boolean failed = hasFailed(runs);
        if (!failed || isLast) {
            runFinalizer(tasks, graph, lastSuccess, values, runs);
        }
        keep(graph, runs, isLast);
        return !failed;
    }

    private static boolean hasFailed(List<TaskRun> runs) {
        return runs.stream().anyMatch(run -> run.state() == TaskRun.State.FAILED);
    }

    private void runFinalizer(
            TaskGraph tasks,
            GraphRun graph,
            Optional<GraphRun> lastSuccess,
            Map<String, String> values,
            List<TaskRun> runs) {
        boolean ran = runs.stream().anyMatch(run -> run.state() != TaskRun.State.SKIPPED);
        Optional<Task> last =
                tasks.finalizer(graph.root()).filter(task -> ran && task.state().started());
        last.ifPresent(task -> {
            List<Task> all = runs.stream().map(TaskRun::task).toList();
            runs.add(one(task, new RunningTask(task, graph, lastSuccess, all, values), graph));
        });
    }

    /** With several predecessors at least one has to have run. */
    private static boolean isReady(List<Task> predecessors, Map<QualifiedName, Outcome> outcomes) {
        boolean passed = false;
        boolean ran = false;
        for (Task task : predecessors) {
            Outcome outcome = outcomes.get(task.name());
            if (outcome != Outcome.SUCCEEDED && outcome != Outcome.PASSED) {
                return false;
            }
            passed |= outcome == Outcome.PASSED;
            ran |= outcome == Outcome.SUCCEEDED;
        }
        return ran || (passed && predecessors.size() == 1);
    }

    /** A run counts as failed when its last attempt has. */
    private void keep(GraphRun graph, List<TaskRun> runs, boolean isLast) {
        Task root = graph.root();
        boolean tooOften = false;
        if (hasFailed(runs)) {
            long limit = root.settings().number("SUSPEND_TASK_AFTER_NUM_FAILURES", FAILURES);
            tooOften = isLast && board.failed(root.id()) >= limit && limit > 0;
        } else if (runs.stream().anyMatch(run -> run.state() == TaskRun.State.SUCCEEDED)) {
            board.succeeded(graph);
        }
        for (TaskRun run : runs) {
            board.add(tooOften && run.state() == TaskRun.State.FAILED ? run.suspending() : run);
        }
        if (tooOften) {
            suspend(root);
        }
    }

    private void suspend(Task root) {
        board.remove(root.id());
        board.forgetFailures(root.id());
        TaskTimer.task(account, root.name(), root.id()).ifPresent(task -> account.catalog()
                .schema(task.name())
                .replace(task, task.withState(task.state().suspended(account.now(), "SUSPENDED_DUE_TO_ERRORS"))));
    }

    private TaskRun one(Task task, RunningTask running, GraphRun graph) {
        String queryId = account.nextQueryId();
        Instant started = account.now();
        try (Session session = open(task)) {
            board.begin(session, running);
            try {
                TaskRights.requireRunnable(task, account);
                if (!holds(task, session)) {
                    return new TaskRun(null, task, TaskRun.State.SKIPPED, null, graph, null, account.now(), null);
                }
                statements.run(
                        session, SqlParser.parse(task.definition()).get(0).statement(), scope(queryId));
                return over(queryId, task, null, graph, started, running);
            } catch (SnowflakeException e) {
                return over(queryId, task, e, graph, started, running);
            } finally {
                board.end(session);
            }
        }
    }

    private TaskRun over(
            String queryId,
            Task task,
            @Nullable SnowflakeException error,
            GraphRun graph,
            Instant started,
            RunningTask running) {
        TaskRun.State state = error == null ? TaskRun.State.SUCCEEDED : TaskRun.State.FAILED;
        return new TaskRun(queryId, task, state, error, graph, started, account.now(), running.returnValue());
    }

    /** Whether WHEN is true now, asked outside any run. */
    boolean isTriggered(Task task) {
        try (Session session = open(task)) {
            return holds(task, session);
        } catch (SnowflakeException e) {
            // The run itself will tell of it.
            return true;
        }
    }

    private boolean holds(Task task, Session session) {
        if (task.condition() == null) {
            return true;
        }
        String select = "SELECT (" + task.condition() + ")::BOOLEAN";
        StatementResult result =
                statements.run(session, SqlParser.parse(select).get(0).statement(), scope(account.nextQueryId()));
        return Boolean.TRUE.equals(result.rows().get(0)[0]);
    }

    private Session open(Task task) {
        return open(task, account);
    }

    /** A session of the owner's, where the object is. */
    static Session open(Timed timed, Account account) {
        return account.openSession(new SessionSettings(
                "SYSTEM",
                timed.info().owner(),
                timed.settings().find("WAREHOUSE").orElse(null),
                timed.name().database(),
                timed.name().schema(),
                timed.settings().parameters()));
    }

    private ExecutionScope scope(String queryId) {
        return new ExecutionScope(queryId, Binds.none(), Map.of(), new Cancellation(), account.now());
    }
}
