package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import dev.glueflake.testkit.snowflake.internal.task.TaskDependents;
import dev.glueflake.testkit.snowflake.internal.task.TaskGraph;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SHOW TASKS and DESCRIBE TASK, which answers the same columns. */
final class ShowTasks {
    private final Work work;

    ShowTasks(Work work) {
        this.work = work;
    }

    /** @param rootOnly whether only tasks that nothing runs before are listed */
    Listing tasks(Show show, boolean rootOnly) {
        Listing listing = show.terse()
                ? new Listing().time("created_on").text("name", "kind", "database_name", "schema_name", "schedule")
                : columns();
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.TASK, schema)) {
                Task task = (Task) object;
                if (rootOnly && !task.isRoot()) {
                    continue;
                }
                if (show.terse()) {
                    listing.row(
                            task.createdOn(),
                            task.name().name(),
                            null,
                            schema.database(),
                            schema.name(),
                            setting(task, "SCHEDULE"));
                } else {
                    row(listing, task);
                }
            }
        }
        return listing;
    }

    Listing describe(ObjectName name) {
        Listing listing = columns();
        row(listing, work.objects().require(ObjectKind.TASK, Task.class, name));
        return listing;
    }

    private static Listing columns() {
        return new Listing()
                .time("created_on")
                .text("name", "id", "database_name", "schema_name", "owner", "comment", "warehouse", "schedule")
                .text("scheduling_mode", "target_completion_interval", "predecessors", "state", "definition")
                .text("condition", "allow_overlapping_execution", "error_integration", "success_integration")
                .time("last_committed_on", "last_suspended_on")
                .text("owner_role_type", "config", "last_suspended_reason", "task_relations", "execute_as_user");
    }

    private void row(Listing listing, Task task) {
        String predecessors = TaskDependents.predecessors(task);
        listing.row(
                task.createdOn(),
                task.name().name(),
                task.id(),
                task.name().database(),
                task.name().schema(),
                task.info().owner(),
                task.comment(),
                setting(task, "WAREHOUSE"),
                setting(task, "SCHEDULE"),
                null,
                setting(task, "TARGET_COMPLETION_INTERVAL"),
                predecessors,
                task.state().started() ? "started" : "suspended",
                task.definition(),
                task.condition(),
                task.isRoot() ? String.valueOf(task.mayOverlap()) : null,
                null,
                null,
                task.state().committedOn(),
                task.state().suspendedOn(),
                "ROLE",
                task.isRoot() ? setting(task, "CONFIG") : null,
                task.state().reason(),
                relations(task, predecessors),
                null);
    }

    private String relations(Task task, String predecessors) {
        TaskGraph graph = new TaskGraph(work.account().catalog().schema(task.name()));
        Optional<QualifiedName> finalizer = graph.finalizer(task).map(Task::name);
        QualifiedName root = task.finalized();
        return "{\"Predecessors\":" + predecessors
                + finalizer
                        .map(name -> ",\"FinalizerTask\":" + JsonWriter.quoted(name.toString()))
                        .orElse("")
                + (root == null ? "" : ",\"FinalizedRootTask\":" + JsonWriter.quoted(root.toString())) + "}";
    }

    private static @Nullable String setting(Task task, String name) {
        return task.settings().find(name).orElse(null);
    }
}
