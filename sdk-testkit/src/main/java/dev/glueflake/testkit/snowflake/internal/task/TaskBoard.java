package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.History;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What an account knows of its tasks besides their definitions. Thread-safe. */
final class TaskBoard implements Restorable {
    private static final int MAX_GRAPHS = 10_000;

    /**
     * A started root task or alert.
     *
     * @param next when it is due; null for one that a stream triggers
     * @param last when a stream triggered it the last time, or null
     */
    record Timer(
            ObjectKind kind,
            String id,
            QualifiedName name,
            @Nullable Instant next,
            @Nullable Instant last) {
        static Timer of(Timed timed, @Nullable Instant next, @Nullable Instant last) {
            return new Timer(timed.kind(), timed.id(), timed.name(), next, last);
        }
    }

    /** EXECUTE TASK or EXECUTE ALERT was called; {@code config} and {@code again} tell of a task's run. */
    record Request(
            ObjectKind kind,
            String id,
            QualifiedName name,
            Instant time,
            @Nullable String config,
            @Nullable GraphRun again) {
        /** @param again the run that is tried again, or null */
        static Request of(Timed timed, Instant time, @Nullable String config, @Nullable GraphRun again) {
            return new Request(timed.kind(), timed.id(), timed.name(), time, config, again);
        }

        /** @param runId of the run, null where it is still to come */
        GraphRun run(@Nullable String runId, Task root) {
            return again == null
                    ? new GraphRun(runId, root, time, Origin.EXECUTE_TASK, config, 1)
                    : again.again(root, time);
        }
    }

    /** A graph as it was when its root was resumed, or executed without having been. */
    record Version(String rootId, int number, Instant created, String user, List<Task> tasks) {}

    /** Held by whoever runs tasks. */
    private final ReentrantLock busy = new ReentrantLock();

    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<Session, RunningTask> running = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, GraphRun> successes = new HashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final History<Version> graphVersions = new History<>();
    private final Map<String, List<Task>> graphs = new LinkedHashMap<>();
    private final History<TaskRun> runs = new History<>();

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
                graphVersions.keep(),
                Restorable.entries(successes),
                Restorable.entries(graphs),
                runs.keep()));
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
            TaskTimer.task(account, request.name(), request.id()).ifPresent(root -> found.add(request.run(null, root)));
        }
        for (Timer timer : timers.values()) {
            Instant next = timer.next();
            if (next != null) {
                TaskTimer.task(account, timer.name(), timer.id())
                        .ifPresent(root -> found.add(GraphRun.of(null, root, next, Origin.SCHEDULE)));
            }
        }
        return found;
    }

    void add(TaskRun run) {
        runs.add(run);
    }

    List<TaskRun> runs() {
        return runs.all();
    }

    /** The last run of the graph, if it is of that id where one is given; empty where there was none. */
    Optional<GraphRun> lastRun(String rootId, @Nullable String runId) {
        return runs.all().stream()
                .map(TaskRun::graph)
                .filter(graph -> graph.root().id().equals(rootId) && (runId == null || runId.equals(graph.id())))
                .reduce((first, second) -> second);
    }

    /** The runs of tasks, by their ids, that an attempt need not repeat: those that have succeeded in the attempts before. */
    Map<String, TaskRun> succeededIn(GraphRun graph) {
        Map<String, TaskRun> found = new HashMap<>();
        runs.all().stream()
                .filter(run -> Objects.equals(run.graph().id(), graph.id()) && run.state() == TaskRun.State.SUCCEEDED)
                .forEach(run -> found.put(run.task().id(), run));
        return found;
    }

    /** Whether anything failed in that attempt. */
    boolean hasFailed(GraphRun graph) {
        return runs.all().stream().anyMatch(run -> run.graph().equals(graph) && run.error() != null);
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

    /** The tasks that a run of a graph began with. */
    synchronized void began(GraphRun graph, List<Task> tasks) {
        graphs.put(String.valueOf(graph.id()), tasks);
        if (graphs.size() > MAX_GRAPHS) {
            graphs.remove(graphs.keySet().iterator().next());
        }
    }

    synchronized List<Task> tasks(GraphRun graph) {
        return graphs.getOrDefault(String.valueOf(graph.id()), List.of());
    }

    /** A new version of the graph: its root is resumed. */
    void newVersion(Task root, List<Task> tasks, Instant now, String user) {
        int number = versions.merge(root.id(), 1, Integer::sum);
        graphVersions.add(new Version(root.id(), number, now, user, tasks));
    }

    boolean hasVersion(Task root) {
        return versions.containsKey(root.id());
    }

    List<Version> versions() {
        return graphVersions.all();
    }

    int version(String rootId) {
        return versions.getOrDefault(rootId, 1);
    }
}
