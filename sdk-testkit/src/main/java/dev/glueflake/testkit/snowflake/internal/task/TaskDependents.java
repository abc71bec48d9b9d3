package dev.glueflake.testkit.snowflake.internal.task;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** The table function TASK_DEPENDENTS: a task and those behind it. */
public final class TaskDependents implements TableFunction {
    public static final String NAME = "TASK_DEPENDENTS";

    @Override
    public Relation call(TableFunctionCall call) {
        NamedValues arguments = call.arguments("TASK_NAME", "RECURSIVE");
        ObjectName name = SqlParser.parseName(arguments.requiredText("TASK_NAME"));
        Task task = call.session().objects().require(ObjectKind.TASK, Task.class, name);
        TaskGraph graph = new TaskGraph(call.session().objects().schemaOf(name, "SELECT"));
        List<Task> found = new ArrayList<>();
        if (arguments.flag("RECURSIVE", true)) {
            found.addAll(graph.inOrder(task));
        } else {
            found.add(task);
            found.addAll(graph.children(task));
        }
        LiteralRows rows = columns();
        found.forEach(each -> add(rows, each));
        return rows.relation(NAME);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows().column("CREATED_ON", SqlTypes.TIMESTAMP_LTZ);
        for (String column : List.of(
                "NAME",
                "DATABASE_NAME",
                "SCHEMA_NAME",
                "OWNER",
                "COMMENT",
                "WAREHOUSE",
                "SCHEDULE",
                "PREDECESSORS",
                "STATE",
                "DEFINITION",
                "CONDITION")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        return rows;
    }

    private static void add(LiteralRows rows, Task task) {
        rows.row(
                task.createdOn(),
                task.name().name(),
                task.name().database(),
                task.name().schema(),
                task.info().owner(),
                task.comment(),
                task.settings().find("WAREHOUSE").orElse(null),
                task.settings().find("SCHEDULE").orElse(null),
                predecessors(task),
                task.state().started() ? "Started" : "Suspended",
                task.definition(),
                task.condition());
    }

    /** A JSON array of full names. */
    public static String predecessors(Task task) {
        return task.predecessors().stream()
                .map(name -> "\"" + name.toString().replace("\"", "\\\"") + "\"")
                .collect(joining(",", "[", "]"));
    }
}
