package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.task.TaskBoard.Version;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** SNOWFLAKE.ACCOUNT_USAGE.TASK_VERSIONS, without the numbers of schemas and databases. */
public final class TaskVersions {
    public static final String NAME = "TASK_VERSIONS";

    private TaskVersions() {}

    public static Relation view(String name, Account account, Authority authority) {
        LiteralRows rows = columns();
        for (Version version : TaskBoard.of(account).versions()) {
            version.tasks().stream()
                    .filter(task -> TaskRights.mayMonitor(task, authority))
                    .forEach(task -> add(rows, version, task));
        }
        return rows.relation(name);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows();
        rows.texts("ROOT_TASK_ID");
        rows.numbers("GRAPH_VERSION");
        rows.times("GRAPH_VERSION_CREATED_ON");
        rows.texts("NAME", "ID", "DATABASE_NAME", "SCHEMA_NAME", "OWNER", "COMMENT", "WAREHOUSE_NAME", "SCHEDULE");
        rows.add(SqlTypes.ARRAY, "PREDECESSORS");
        rows.texts("STATE", "DEFINITION", "CONDITION_TEXT");
        rows.flags("ALLOW_OVERLAPPING_EXECUTION");
        rows.texts("ERROR_INTEGRATION");
        rows.times("LAST_COMMITTED_ON", "LAST_SUSPENDED_ON");
        rows.texts("TARGET_COMPLETION_INTERVAL", "SCHEDULING_MODE", "GRAPH_VERSION_CREATED_BY_USER");
        return rows;
    }

    private static void add(LiteralRows rows, Version version, Task task) {
        rows.row(
                version.rootId(),
                BigDecimal.valueOf(version.number()),
                version.created(),
                task.name().name(),
                task.id(),
                task.name().database(),
                task.name().schema(),
                task.info().owner(),
                task.comment().isEmpty() ? null : task.comment(),
                setting(task, "WAREHOUSE"),
                setting(task, "SCHEDULE"),
                TaskDependents.predecessors(task),
                task.isRoot() ? null : task.state().started() ? "started" : "suspended",
                task.definition(),
                task.condition(),
                task.isRoot() ? task.mayOverlap() : null,
                null,
                task.state().committedOn(),
                task.state().suspendedOn(),
                setting(task, "TARGET_COMPLETION_INTERVAL"),
                "UNKNOWN",
                version.user());
    }

    private static @Nullable String setting(Task task, String name) {
        return task.settings().find(name).orElse(null);
    }
}
