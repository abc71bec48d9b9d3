package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.Origin;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What an account knows of its tasks besides their definitions. Thread-safe. */
final class TaskBoard implements Restorable {
    private static final int MAX_RUNS = 10_000;

    /**
     * A started root task.
     *
     * @param next when it is due; null for one that a stream triggers
     * @param last when a stream triggered it the last time, or null
     */
    record Timer(
            String id,
            QualifiedName name,
            @Nullable Instant next,
            @Nullable Instant last) {}

    /** EXECUTE TASK was called; {@code config} is that of its run. */
    record Request(
            String id,
            QualifiedName name,
            Instant time,
            @Nullable String config) {}

    /** Held by whoever runs tasks. */
    private final ReentrantLock busy = new ReentrantLock();

    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<Session, RunningTask> running = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, GraphRun> successes = new HashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Deque<TaskRun> runs = new ArrayDeque<>();

    static TaskBoard of(Account account) {
        return account.part(TaskBoard.class, TaskBoard::new);
    }

    @Override
    public synchronized Runnable keep() {
        Runnable kept = Restorable.all(List.of(
                Restorable.entries(timers),
                Restorable.elements(requests),
                Restorable.entries(failures),
                Restorable.entries(versions),
                Restorable.entries(successes),
                Restorable.elements(runs)));
        return Restorable.guarded(this, kept);
    }

    ReentrantLock busy() {
        return busy;
    }

    boolean isIdle() {
        return timers.isEmpty() && requests.isEmpty();
    }

    void set(Timer timer) {
        timers.put(timer.id(), timer);
    }

    void remove(String taskId) {
        timers.remove(taskId);
    }

    List<Timer> timers() {
        return List.copyOf(timers.values());
    }

    Optional<Timer> timer(String taskId) {
        return Optional.ofNullable(timers.get(taskId));
    }

    void request(Request request) {
        requests.removeIf(earlier -> earlier.id().equals(request.id()));
        requests.add(request);
    }

    Optional<Request> nextRequest() {
        return Optional.ofNullable(requests.poll());
    }

    void begin(Session session, RunningTask task) {
        running.put(session, task);
    }

    void end(Session session) {
        running.remove(session);
    }

    /** The task that the session is there for. */
    Optional<RunningTask> running(Session session) {
        return Optional.ofNullable(running.get(session));
    }

    /** The graphs that wait for their time or for a transaction to end, of tasks that still stand. */
    List<GraphRun> upcoming(Account account) {
        List<GraphRun> found = new ArrayList<>();
        for (Request request : requests) {
            TaskTimer.standing(account, request.name(), request.id())
                    .ifPresent(root ->
                            found.add(new GraphRun(null, root, request.time(), Origin.EXECUTE_TASK, request.config())));
        }
        for (Timer timer : timers.values()) {
            Instant next = timer.next();
            if (next != null) {
                TaskTimer.standing(account, timer.name(), timer.id())
                        .ifPresent(root -> found.add(GraphRun.of(null, root, next, Origin.SCHEDULE)));
            }
        }
        return found;
    }

    synchronized void add(TaskRun run) {
        runs.addLast(run);
        if (runs.size() > MAX_RUNS) {
            runs.removeFirst();
        }
    }

    synchronized List<TaskRun> runs() {
        return new ArrayList<>(runs);
    }

    /** How many runs of the graph have failed in a row. */
    synchronized int failed(String rootId) {
        return failures.merge(rootId, 1, Integer::sum);
    }

    synchronized void forgetFailures(String rootId) {
        failures.remove(rootId);
    }

    /** The graph's last run in which nothing failed. */
    synchronized Optional<GraphRun> lastSuccess(String rootId) {
        return Optional.ofNullable(successes.get(rootId));
    }

    synchronized void succeeded(GraphRun graph) {
        forgetFailures(graph.root().id());
        successes.put(graph.root().id(), graph);
    }

    /** A new version of the graph: its root is resumed. */
    void newVersion(String rootId) {
        versions.merge(rootId, 1, Integer::sum);
    }

    int version(String rootId) {
        return versions.getOrDefault(rootId, 1);
    }
}
