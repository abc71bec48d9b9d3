package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The SYSTEM$ functions about tasks. */
public final class TaskFunctions {
    private static final int MAX_BYTES = 10 * 1024;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xx");

    private final Session session;
    private final ExecutionScope scope;

    public TaskFunctions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** Empty where it is no such function, or one with other arguments. */
    public Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        Optional<String> text = arguments.size() == 1 && arguments.get(0).value() instanceof String given
                ? Optional.of(given)
                : Optional.empty();
        if (text.isEmpty() && !arguments.isEmpty()) {
            return Optional.empty();
        }
        return switch (name) {
            case "SYSTEM$SET_RETURN_VALUE" -> text.map(this::setReturnValue);
            case "SYSTEM$GET_PREDECESSOR_RETURN_VALUE" -> Optional.of(predecessorValue(text));
            case "SYSTEM$TASK_RUNTIME_INFO" -> text.map(this::info);
            case "SYSTEM$GET_TASK_GRAPH_CONFIG" ->
                Optional.of(TypedValue.text(new TaskConfig(session, scope)
                        .value(running(name).graph().config(), text.orElse(null))));
            case "SYSTEM$CURRENT_USER_TASK_NAME" ->
                Optional.of(TypedValue.text(running(name).task().name().toString()));
            case "SYSTEM$TASK_DEPENDENTS_ENABLE" -> text.map(this::enable);
            case "SYSTEM$USER_TASK_CANCEL_ONGOING_EXECUTIONS" -> text.map(this::cancel);
            default -> Optional.empty();
        };
    }

    /** Tasks run between the statements of the account: none runs while one asks, but that of the task itself. */
    private TypedValue cancel(String name) {
        Task task = session.objects().require(ObjectKind.TASK, Task.class, SqlParser.parseName(name));
        session.objects().authority().require(TaskRights.OPERATE, task);
        boolean itself = TaskBoard.of(session.account())
                .running(session)
                .filter(running -> running.task().id().equals(task.id()))
                .isPresent();
        if (itself) {
            throw Errors.unsupported("SYSTEM$USER_TASK_CANCEL_ONGOING_EXECUTIONS of the task that calls it");
        }
        return TypedValue.text("Task " + task.name().name()
                + " has no currently running executions. If the task was dropped or replaced after a previous execution"
                + " started, use SYSTEM$CANCEL_QUERY along with the query id to cancel the run.");
    }

    private RunningTask running(String function) {
        return TaskBoard.of(session.account())
                .running(session)
                .orElseThrow(() -> new SnowflakeException(
                        "091092", "23001", "Function " + function + " must be called from within a task."));
    }

    private TypedValue info(String what) {
        RunningTask running = running("SYSTEM$TASK_RUNTIME_INFO");
        GraphRun graph = running.graph();
        return TypedValue.text(
                switch (what.toUpperCase(Locale.ROOT)) {
                    case "CURRENT_TASK_NAME" -> running.task().name().name();
                    case "CURRENT_ROOT_TASK_NAME" -> graph.root().name().name();
                    case "CURRENT_ROOT_TASK_UUID" -> graph.root().id();
                    case "CURRENT_TASK_GRAPH_RUN_GROUP_ID" -> graph.id();
                    case "CURRENT_TASK_GRAPH_ORIGINAL_SCHEDULED_TIMESTAMP" -> time(graph);
                    case "LAST_SUCCESSFUL_TASK_GRAPH_RUN_GROUP_ID" ->
                        running.lastSuccess().map(GraphRun::id).orElse(null);
                    case "LAST_SUCCESSFUL_TASK_GRAPH_ORIGINAL_SCHEDULED_TIMESTAMP" ->
                        running.lastSuccess().map(this::time).orElse(null);
                    default -> throw Options.invalid("SYSTEM$TASK_RUNTIME_INFO", what);
                });
    }

    private String time(GraphRun graph) {
        ZoneId zone = ZoneId.of(session.parameters().get("TIMEZONE"));
        return TIME.format(graph.scheduled().atZone(zone));
    }

    private TypedValue setReturnValue(String value) {
        RunningTask task = running("SYSTEM$SET_RETURN_VALUE");
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new SnowflakeException("091093", "22023", "The return value of a task has at most 10 kB.");
        }
        task.returns(value);
        return TypedValue.text(null);
    }

    private TypedValue predecessorValue(Optional<String> given) {
        RunningTask task = running("SYSTEM$GET_PREDECESSOR_RETURN_VALUE");
        String name = given.or(task::onlyPredecessor)
                .orElseThrow(() -> new SnowflakeException(
                        "091094",
                        "22023",
                        "The task has no or several predecessors: name the one whose value is meant."));
        if (!task.isPredecessor(name)) {
            throw new SnowflakeException("091095", "22023", "'" + name + "' is no enabled predecessor of the task.");
        }
        return TypedValue.text(task.valueOf(name));
    }

    /** The children first: they cannot change any more once the root is started. */
    private TypedValue enable(String text) {
        ObjectName name = SqlParser.parseName(text);
        Task root = session.objects().require(ObjectKind.TASK, Task.class, name);
        TaskGraph graph = new TaskGraph(session.objects().schemaOf(name, "SELECT"));
        List<Task> all = new ArrayList<>(graph.inOrder(root));
        graph.finalizer(root).ifPresent(all::add);
        Collections.reverse(all);
        TaskAlteration alteration = new TaskAlteration(session, new TaskDefinitions(session, scope));
        all.stream().filter(task -> !task.state().started()).forEach(alteration::resume);
        return TypedValue.text(TaskDefinitions.DONE);
    }
}
