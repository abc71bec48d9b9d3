package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.task.TaskBoard.Timer;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets tasks and alerts run when they are due by the account's clock. */
public final class TaskTimer {
    private static final Logger LOG = LoggerFactory.getLogger(TaskTimer.class);

    /** Times that a moved clock leaves behind are made up for, but not endlessly. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final long TRIGGER_SECONDS = 30;

    private final Account account;
    private final TaskBoard board;
    private final TaskRunner runner;
    private final AlertRunner alerts;

    private TaskTimer(Account account, StatementRunner statements) {
        this.account = account;
        this.board = TaskBoard.of(account);
        this.runner = new TaskRunner(account, statements);
        this.alerts = new AlertRunner(account, statements);
    }

    /** Runs what EXECUTE TASK and EXECUTE ALERT asked for, what is due, and what a stream triggers, unless a transaction is open anywhere. */
    public static void poll(Account account, StatementRunner statements) {
        TaskBoard board = TaskBoard.of(account);
        if (board.isIdle()
                || board.busy().isHeldByCurrentThread()
                || !board.busy().tryLock()) {
            return;
        }
        try {
            if (account.sessions().stream().noneMatch(Session::inTransaction)) {
                new TaskTimer(account, statements).run();
            }
        } finally {
            board.busy().unlock();
        }
    }

    /** The task of that name, if it is still the same one. */
    static Optional<Task> task(Account account, QualifiedName name, String id) {
        return standing(account, ObjectKind.TASK, name, id).map(Task.class::cast);
    }

    /** The task or alert of that name, if it is still the same one. */
    static Optional<Timed> standing(Account account, ObjectKind kind, QualifiedName name, String id) {
        return account.catalog()
                .find(name.database())
                .flatMap(database -> database.find(name.schema()))
                .flatMap(schema -> schema.find(kind, name.name()))
                .map(Timed.class::cast)
                .filter(timed -> timed.id().equals(id));
    }

    private void run() {
        board.nextRequest().ifPresent(this::requested);
        Instant now = account.now();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Optional<Timer> due = due(now);
            if (due.isEmpty()) {
                break;
            }
            scheduled(due.get());
        }
        due(now).ifPresent(late -> skip(now));
        board.timers().stream().filter(timer -> timer.next() == null).forEach(timer -> triggered(timer, now));
    }

    private void requested(TaskBoard.Request request) {
        standing(account, request.kind(), request.name(), request.id()).ifPresent(timed -> {
            if (timed instanceof Task task) {
                runner.run(request.run(newId(), task));
            } else if (timed instanceof Alert alert) {
                alerts.run(alert, request.time(), AlertRun.Origin.EXECUTE_ALERT);
            }
        });
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Optional<Timer> due(Instant now) {
        return board.timers().stream()
                .filter(timer -> timer.next() != null && !timer.next().isAfter(now))
                .min(Comparator.comparing(timer -> Objects.requireNonNull(timer.next())));
    }

    private void scheduled(Timer timer) {
        Instant time = Objects.requireNonNull(timer.next());
        started(timer).ifPresent(timed -> {
            setNext(timed, time);
            if (timed instanceof Task task) {
                runner.run(GraphRun.of(newId(), task, time, Origin.SCHEDULE));
            } else if (timed instanceof Alert alert) {
                alerts.run(alert, time, AlertRun.Origin.SCHEDULE);
            }
        });
    }

    /** What is meant, if it is there and started; else its timer goes. */
    private Optional<Timed> started(Timer timer) {
        Optional<Timed> timed = standing(account, timer.kind(), timer.name(), timer.id())
                .filter(one -> one.state().started());
        if (timed.isEmpty()) {
            board.remove(timer.id());
        }
        return timed;
    }

    private void setNext(Timed timed, Instant after) {
        Instant next = timed.dueAfter(after);
        if (next != null) {
            board.set(Timer.of(timed, next, null));
        } else {
            board.remove(timed.id());
        }
    }

    private void skip(Instant now) {
        LOG.warn("the clock moved over more than {} times of scheduled tasks; the others are left out", MOST_AT_ONCE);
        for (Timer timer : board.timers()) {
            if (timer.next() != null && !timer.next().isAfter(now)) {
                started(timer).ifPresent(task -> setNext(task, now));
            }
        }
    }

    private void triggered(Timer timer, Instant now) {
        Optional<Task> task = started(timer).filter(Task.class::isInstance).map(Task.class::cast);
        if (task.isEmpty()) {
            return;
        }
        long seconds = task.get().settings().number("USER_TASK_MINIMUM_TRIGGER_INTERVAL_IN_SECONDS", TRIGGER_SECONDS);
        boolean rested = timer.last() == null
                || !timer.last().plus(Duration.ofSeconds(seconds)).isAfter(now);
        if (rested && runner.isTriggered(task.get())) {
            board.set(Timer.of(task.get(), null, now));
            runner.run(GraphRun.of(newId(), task.get(), now, Origin.TRIGGER));
        }
    }
}
