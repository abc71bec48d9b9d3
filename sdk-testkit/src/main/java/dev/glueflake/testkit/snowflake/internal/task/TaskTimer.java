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

/** Lets tasks run when they are due by the account's clock. */
public final class TaskTimer {
    private static final Logger LOG = LoggerFactory.getLogger(TaskTimer.class);

    /** Times that a moved clock leaves behind are made up for, but not endlessly. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final long TRIGGER_SECONDS = 30;

    private final Account account;
    private final TaskBoard board;
    private final TaskRunner runner;

    private TaskTimer(Account account, StatementRunner statements) {
        this.account = account;
        this.board = TaskBoard.of(account);
        this.runner = new TaskRunner(account, statements);
    }

    /** Runs what EXECUTE TASK asked for, what is due, and what a stream triggers, unless a transaction is open anywhere. */
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
    static Optional<Task> standing(Account account, QualifiedName name, String id) {
        return account.catalog()
                .find(name.database())
                .flatMap(database -> database.find(name.schema()))
                .flatMap(schema -> schema.find(ObjectKind.TASK, name.name()))
                .map(Task.class::cast)
                .filter(task -> task.id().equals(id));
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
        standing(account, request.name(), request.id())
                .ifPresent(task ->
                        runner.run(new GraphRun(newId(), task, request.time(), Origin.EXECUTE_TASK, request.config())));
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
        Optional<Task> task = started(timer);
        if (task.isPresent()) {
            setNext(task.get(), time);
            runner.run(GraphRun.of(newId(), task.get(), time, Origin.SCHEDULE));
        }
    }

    /** The task, if it is there and started; else its timer goes. */
    private Optional<Task> started(Timer timer) {
        Optional<Task> task = standing(account, timer.name(), timer.id())
                .filter(one -> one.state().started());
        if (task.isEmpty()) {
            board.remove(timer.id());
        }
        return task;
    }

    private void setNext(Task task, Instant after) {
        TaskSchedule schedule = task.settings().schedule();
        Optional<Instant> next = schedule == null ? Optional.empty() : schedule.next(after);
        if (next.isPresent()) {
            board.set(new Timer(task.id(), task.name(), next.get(), null));
        } else {
            board.remove(task.id());
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
        Optional<Task> task = started(timer);
        if (task.isEmpty()) {
            return;
        }
        long seconds = task.get().settings().number("USER_TASK_MINIMUM_TRIGGER_INTERVAL_IN_SECONDS", TRIGGER_SECONDS);
        boolean rested = timer.last() == null
                || !timer.last().plus(Duration.ofSeconds(seconds)).isAfter(now);
        if (rested && runner.isTriggered(task.get())) {
            board.set(new Timer(timer.id(), timer.name(), null, now));
            runner.run(GraphRun.of(newId(), task.get(), now, Origin.TRIGGER));
        }
    }
}
