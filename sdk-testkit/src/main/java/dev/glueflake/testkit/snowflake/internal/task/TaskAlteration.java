package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What ALTER TASK does. */
final class TaskAlteration {
    private final Session session;
    private final TaskDefinitions definitions;
    private final TaskLinks links;

    TaskAlteration(Session session, TaskDefinitions definitions) {
        this.session = session;
        this.definitions = definitions;
        this.links = new TaskLinks(session);
    }

    void alter(Task task, Change change) {
        String act = change instanceof Change.Act command ? command.words() : "";
        if (act.equals("RESUME")) {
            resume(task);
        } else if (act.equals("SUSPEND")) {
            suspend(task);
        } else {
            links.refuseStartedRoot(task);
            session.objects().replace(task, changed(task, change));
        }
    }

    private Task changed(Task task, Change change) {
        if (change instanceof Change.Modify modify) {
            return modified(task, modify);
        }
        if (change instanceof Change.Act act && act.words().equals("REMOVE WHEN")) {
            return task.withCondition(null);
        }
        if (change instanceof Change.After after) {
            List<QualifiedName> named = links.predecessors(task.name(), definitions.names(after.tasks()));
            return after.add() ? added(task, named) : removed(task, named);
        }
        return finalizing(settings(task, withoutFinalize(change)), change);
    }

    private static Change withoutFinalize(Change change) {
        if (change instanceof Change.Set set) {
            return new Change.Set(set.options().stream()
                    .filter(option -> !option.name().equals(TaskDefinitions.FINALIZE))
                    .toList());
        }
        return change instanceof Change.Unset unset
                ? new Change.Unset(unset.names().stream()
                        .filter(name -> !name.equals(TaskDefinitions.FINALIZE))
                        .toList())
                : change;
    }

    private Task finalizing(Task task, Change change) {
        Task changed = task;
        if (change instanceof Change.Set set) {
            QualifiedName root = definitions.finalized(task.name(), set.options());
            changed = root == null ? task : task.withFinalized(root);
        } else if (change instanceof Change.Unset unset && unset.names().contains(TaskDefinitions.FINALIZE)) {
            changed = unfinalized(task);
        }
        links.refuseOtherLinks(changed);
        return changed;
    }

    /** A finalizer that is none any more is a root, which stands still until it has something to run by. */
    Task unfinalized(Task task) {
        Task changed = task.withFinalized(null);
        return task.finalized() != null && task.state().started()
                ? changed.withState(task.state().suspended(session.account().now(), "CHILD_BECAME_ROOT"))
                : changed;
    }

    private static Task modified(Task task, Change.Modify modify) {
        if (!modify.condition()) {
            return task.withDefinition(modify.text());
        }
        TaskConditions.check(modify.text());
        return task.withCondition(modify.text());
    }

    private Task added(Task task, List<QualifiedName> added) {
        links.refuseCycle(task, added);
        List<QualifiedName> all = new ArrayList<>(task.predecessors());
        added.stream().filter(name -> !all.contains(name)).forEach(all::add);
        TaskLinks.refuseScheduledChild(all, task.settings());
        return task.withPredecessors(all);
    }

    Task removed(Task task, List<QualifiedName> removed) {
        List<QualifiedName> left = new ArrayList<>(task.predecessors());
        left.removeAll(removed);
        Task changed = task.withPredecessors(left);
        return left.isEmpty() && task.state().started()
                ? changed.withState(task.state().suspended(session.account().now(), "CHILD_BECAME_ROOT"))
                : changed;
    }

    private static Task settings(Task task, Change change) {
        if (change instanceof Change.Set set) {
            Task changed = task;
            List<Option> options = new ArrayList<>(set.options());
            for (Option option : set.options()) {
                if (option.name().equals("COMMENT")) {
                    changed = changed.with(changed.info().withComment(Options.text("COMMENT", option.value())));
                    options.remove(option);
                }
            }
            TaskSettings settings = task.settings().with(options);
            TaskLinks.refuseScheduledChild(task.predecessors(), settings);
            return changed.withSettings(settings);
        }
        if (change instanceof Change.Unset unset) {
            List<String> names = new ArrayList<>(unset.names());
            Task changed = names.remove("COMMENT") ? task.with(task.info().withComment("")) : task;
            return changed.withSettings(task.settings().without(names));
        }
        throw Errors.unsupported("ALTER TASK … " + change.getClass().getSimpleName());
    }

    void resume(Task task) {
        Instant now = session.account().now();
        if (task.isRoot() && task.settings().schedule() == null && !task.isTriggered()) {
            throw Errors.compilation(
                    "091091",
                    "23001",
                    "Task " + task.name() + " cannot be resumed: it has no schedule, no predecessor and no "
                            + "SYSTEM$STREAM_HAS_DATA in its WHEN.");
        }
        if (!task.isRoot()) {
            links.refuseStartedRoot(task);
        }
        session.objects().authority().require(TaskRights.OPERATE, task);
        TaskRights.requireRunnable(task, session.account());
        if (task.state().started()) {
            return;
        }
        session.objects().replace(task, task.withState(task.state().resumed(now)), TaskRights.OPERATE);
        if (task.isRoot()) {
            TaskBoard board = TaskBoard.of(session.account());
            TaskSchedule schedule = task.settings().schedule();
            Optional<Instant> next = schedule == null ? Optional.empty() : schedule.next(now);
            if (schedule == null || next.isPresent()) {
                board.set(TaskBoard.Timer.of(task, next.orElse(null), null));
            }
            definitions.newVersion(task.withState(task.state().resumed(now)));
        }
    }

    private void suspend(Task task) {
        session.objects().authority().require(TaskRights.OPERATE, task);
        if (!task.isRoot()) {
            links.refuseStartedRoot(task);
        }
        if (task.state().started()) {
            Instant now = session.account().now();
            Task suspended = task.withState(task.state().suspended(now, "USER_SUSPENDED"));
            session.objects().replace(task, suspended, TaskRights.OPERATE);
        }
        TaskBoard.of(session.account()).remove(task.id());
    }
}
