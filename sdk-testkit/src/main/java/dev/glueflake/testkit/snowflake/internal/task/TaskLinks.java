package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** The rules for what may run behind what. */
final class TaskLinks {
    private static final int MOST = 100;

    private final Session session;

    TaskLinks(Session session) {
        this.session = session;
    }

    /** The full names of a task's new predecessors; each is there, in the same schema, and its root is suspended. */
    List<QualifiedName> predecessors(QualifiedName child, List<ObjectName> names) {
        List<QualifiedName> found = new ArrayList<>();
        for (ObjectName name : names) {
            Task task = session.objects().require(ObjectKind.TASK, Task.class, name);
            boolean here = task.name().schema().equals(child.schema())
                    && task.name().database().equals(child.database());
            if (!here) {
                throw Errors.compilation(
                        "091086", "23001", "All tasks of a graph must be in one schema; " + task.name() + " is not.");
            }
            if (task.finalized() != null) {
                throw Errors.compilation(
                        "091420", "23001", "The finalizer task " + task.name() + " cannot have child tasks.");
            }
            refuseStartedRoot(task);
            found.add(task.name());
        }
        if (found.size() > MOST) {
            throw Errors.compilation("091087", "23001", "A task has at most " + MOST + " predecessors.");
        }
        return found;
    }

    /** The root that a task may finalize: suspended, of the same schema, and without another finalizer. */
    QualifiedName finalized(QualifiedName finalizer, ObjectName name) {
        Task root = session.objects().require(ObjectKind.TASK, Task.class, name);
        boolean here = root.name().schema().equals(finalizer.schema())
                && root.name().database().equals(finalizer.database());
        if (!here || !root.isRoot() || root.name().equals(finalizer)) {
            throw Errors.compilation(
                    "091422", "23001", "FINALIZE takes a root task of the same schema; " + root.name() + " is none.");
        }
        boolean taken = graph(root)
                .finalizer(root)
                .filter(other -> !other.name().equals(finalizer))
                .isPresent();
        if (taken) {
            throw Errors.compilation(
                    "091423", "23001", "The root task " + root.name() + " has a finalizer task already.");
        }
        refuseStartedRoot(root);
        return root.name();
    }

    /** A finalizer runs behind all others: not by a schedule, not behind some, and nothing runs behind it. */
    void refuseOtherLinks(Task task) {
        if (task.finalized() == null) {
            return;
        }
        boolean parent = !graph(task).children(task).isEmpty();
        if (!task.predecessors().isEmpty() || task.settings().schedule() != null || parent) {
            throw Errors.compilation(
                    "091424", "23001", "A finalizer task has no schedule, no predecessor and no child tasks.");
        }
    }

    void refuseCycle(Task child, List<QualifiedName> predecessors) {
        TaskGraph graph = graph(child);
        for (QualifiedName name : predecessors) {
            TaskTimer.task(
                            session.account(),
                            name,
                            session.account()
                                    .catalog()
                                    .schema(name)
                                    .require(ObjectKind.TASK, Task.class, name.name())
                                    .id())
                    .filter(predecessor -> graph.wouldCycle(predecessor, child))
                    .ifPresent(predecessor -> {
                        throw Errors.compilation(
                                "091085",
                                "23001",
                                "Graph has at least one cycle containing task " + child.name() + ".");
                    });
        }
    }

    /** A graph changes only while its root is suspended. */
    void refuseStartedRoot(Task task) {
        for (Task root : graph(task).roots(task)) {
            if (root.state().started()) {
                throw Errors.compilation(
                        "091421",
                        "22000",
                        "Unable to update graph with root task " + root.name()
                                + " since that root task is not suspended.");
            }
        }
    }

    static void refuseScheduledChild(List<QualifiedName> predecessors, TaskSettings settings) {
        if (!predecessors.isEmpty() && settings.schedule() != null) {
            throw Errors.compilation("091090", "23001", "A task cannot have both a schedule and a predecessor.");
        }
    }

    private TaskGraph graph(Task task) {
        return new TaskGraph(session.account().catalog().schema(task.name()));
    }
}
