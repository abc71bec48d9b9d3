package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Creation;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateClone;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreateTask;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.ExecuteTask;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.ExecuteTask.Retry;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER, EXECUTE and DROP TASK. */
public final class TaskDefinitions {
    static final String FINALIZE = "FINALIZE";
    static final String DONE = "Statement executed successfully.";

    /** A run is tried again within 14 days. */
    private static final Duration RETRIED = Duration.ofDays(14);

    /** Options that every object has. */
    private static final Set<String> INFO = Set.of("COMMENT", "TAG", FINALIZE);

    private final Session session;
    private final ExecutionScope scope;

    public TaskDefinitions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public StatementResult create(CreateTask create) {
        ObjectName name = name(create.name());
        return new Creation(session, ObjectKind.TASK, name).unlessStanding(create.mode(), standing -> {
            Task task = task(name, create);
            standing.ifPresent(old -> new TaskLinks(session).refuseStartedRoot((Task) old));
            return task;
        });
    }

    private Task task(ObjectName name, CreateTask create) {
        ObjectInfo info = info(name, create.options());
        TaskSettings settings = TaskSettings.NONE.with(withoutInfo(create.options()));
        TaskConditions.check(create.condition());
        List<QualifiedName> predecessors = new TaskLinks(session).predecessors(info.name(), names(create.after()));
        TaskLinks.refuseScheduledChild(predecessors, settings);
        Task task = new Task(
                info,
                UUID.randomUUID().toString(),
                create.definition(),
                create.condition(),
                predecessors,
                finalized(info.name(), create.options()),
                settings,
                TaskState.NEW);
        new TaskLinks(session).refuseOtherLinks(task);
        return task;
    }

    private ObjectInfo info(ObjectName name, List<Option> options) {
        String comment = options.stream()
                .filter(option -> option.name().equals("COMMENT"))
                .findFirst()
                .map(option -> Options.text("COMMENT", option.value()))
                .orElse("");
        return session.objects().newInfo(name, "CREATE TASK", comment).withTags(new Tags(session, scope).of(options));
    }

    /** The root that {@code FINALIZE = name} means; null where it is not written. */
    @Nullable
    QualifiedName finalized(QualifiedName task, List<Option> options) {
        for (Option option : options) {
            if (option.name().equals(FINALIZE)) {
                ObjectName root = SqlParser.parseName(Options.text(FINALIZE, option.value()));
                return new TaskLinks(session).finalized(task, root);
            }
        }
        return null;
    }

    /** The options that are not about any object. */
    private static List<Option> withoutInfo(List<Option> options) {
        return options.stream().filter(option -> !INFO.contains(option.name())).toList();
    }

    /** {@code CREATE TASK … CLONE}: the same task, suspended, behind the same predecessors. */
    public StatementResult copy(CreateClone create) {
        ObjectName name = name(create.name());
        if (create.travel() != null) {
            throw Errors.unsupported("CREATE TASK … CLONE … AT");
        }
        Task model = session.objects().require(ObjectKind.TASK, Task.class, name(create.origin()));
        TaskSettings settings = model.settings().with(withoutInfo(create.options()));
        TaskLinks.refuseScheduledChild(model.predecessors(), settings);
        Task copy = model.copy(info(name, create.options()), model.predecessors(), null)
                .withSettings(settings);
        return new Creation(session, ObjectKind.TASK, name).put(copy, create.mode());
    }

    public void alter(Task task, Change change) {
        new TaskAlteration(session, this).alter(task, change);
    }

    /** A task that is started, or behind one that is, stays with its owner. */
    public void refuseTransfer(Task task) {
        new TaskLinks(session).refuseStartedRoot(task);
    }

    public StatementResult execute(ExecuteTask execute) {
        ObjectName name = name(execute.name());
        Task task = session.objects().require(ObjectKind.TASK, Task.class, name);
        session.objects().authority().require(TaskRights.OPERATE, task);
        TaskRights.requireRunnable(task, session.account());
        if (!new TaskGraph(session.objects().schemaOf(name, "EXECUTE TASK"))
                        .predecessors(task)
                        .isEmpty()
                || task.finalized() != null) {
            throw Errors.compilation(
                    "091088", "23001", "EXECUTE TASK takes a root task; '" + task.name() + "' has predecessors.");
        }
        Retry retry = execute.retry();
        GraphRun again = retry == null ? null : failed(task, retry);
        Instant now = session.account().now();
        TaskBoard board = TaskBoard.of(session.account());
        if (!board.hasVersion(task)) {
            newVersion(task);
        }
        board.request(TaskBoard.Request.of(task, now, config(execute, task), again));
        return answer("Task " + task.name().name() + " is scheduled to run immediately.");
    }

    /** The root's graph as it is now is what its next runs are versions of. */
    void newVersion(Task root) {
        TaskGraph graph = new TaskGraph(session.account().catalog().schema(root.name()));
        TaskBoard.of(session.account())
                .newVersion(root, graph.all(root), session.account().now(), session.user());
    }

    /** The run that is tried again. Its graph has to be the one that it ran with. */
    private GraphRun failed(Task task, Retry retry) {
        TaskBoard board = TaskBoard.of(session.account());
        Optional<GraphRun> last = board.lastRun(task.id(), retry.group())
                .filter(board::hasFailed)
                .filter(run -> run.scheduled().isAfter(session.account().now().minus(RETRIED)));
        if (last.isEmpty()) {
            throw Errors.compilation(
                    "091098", "23001", "Cannot retry task " + task.name().name() + ": its last run has not failed.");
        }
        TaskGraph graph = new TaskGraph(session.account().catalog().schema(task.name()));
        if (!graph.definitions(task).equals(board.tasks(last.get()))) {
            throw Errors.compilation(
                    "091098",
                    "23001",
                    "Cannot retry task " + task.name().name() + ": the graph was changed since its last run.");
        }
        return last.get();
    }

    /** What the run's tasks get as configuration: the task's own, over which what EXECUTE TASK says wins. */
    private @Nullable String config(ExecuteTask execute, Task task) {
        Optional<String> own = task.settings().find("CONFIG");
        return execute.config() == null ? own.orElse(null) : TaskConfig.merged(own.orElse("{}"), execute.config());
    }

    /** The task is gone: no other one comes behind it any more. */
    public void unlink(Task gone) {
        Schema schema = session.account().catalog().schema(gone.name());
        for (CatalogObject object : schema.list(ObjectKind.TASK)) {
            Task task = (Task) object;
            if (task.predecessors().contains(gone.name())) {
                schema.replace(task, new TaskAlteration(session, this).removed(task, List.of(gone.name())));
            } else if (gone.name().equals(task.finalized())) {
                schema.replace(task, new TaskAlteration(session, this).unfinalized(task));
            }
        }
    }

    List<ObjectName> names(List<ObjectName> written) {
        return written.stream().map(this::name).toList();
    }

    private ObjectName name(ObjectName written) {
        return DeferredNames.resolve(written, session.environment(scope));
    }

    private static StatementResult answer(String text) {
        return StatementResult.status(StatementKind.DDL, text);
    }
}
