package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tasks of a schema at one moment, by their names, and what hangs on what. A predecessor that is gone is none. */
public final class TaskGraph {
    private final Map<QualifiedName, Task> tasks = new LinkedHashMap<>();

    public TaskGraph(Schema schema) {
        for (var object : schema.list(ObjectKind.TASK)) {
            tasks.put(object.name(), (Task) object);
        }
    }

    /** All tasks of a schema, each behind all of its predecessors, and finalizers last. */
    public static List<Task> inOrder(Schema schema) {
        TaskGraph graph = new TaskGraph(schema);
        List<Task> ordered = new ArrayList<>(graph.ordered(graph.tasks.values()));
        List<Task> finalizers =
                ordered.stream().filter(task -> task.finalized() != null).toList();
        ordered.removeAll(finalizers);
        ordered.addAll(finalizers);
        return ordered;
    }

    List<Task> predecessors(Task task) {
        return task.predecessors().stream()
                .filter(tasks::containsKey)
                .map(tasks::get)
                .toList();
    }

    List<Task> children(Task task) {
        return tasks.values().stream()
                .filter(child -> child.predecessors().contains(task.name()))
                .toList();
    }

    /** The task that runs when all others of the root's graph are over. */
    public Optional<Task> finalizer(Task root) {
        return tasks.values().stream()
                .filter(task -> root.name().equals(task.finalized()))
                .findFirst();
    }

    /** The roots that the task hangs on; a root is its own one, a finalizer's is the one that it finalizes. */
    Set<Task> roots(Task task) {
        Set<Task> roots = new LinkedHashSet<>();
        QualifiedName finalized = task.finalized();
        if (finalized != null) {
            Task root = tasks.get(finalized);
            return root == null ? Set.of(task) : Set.of(root);
        }
        for (Task one : reachable(task, true)) {
            if (predecessors(one).isEmpty()) {
                roots.add(one);
            }
        }
        return roots;
    }

    /** The task and all that runs behind it, each behind all of its predecessors. */
    List<Task> inOrder(Task root) {
        return ordered(reachable(root, false));
    }

    /** What a change of makes another graph: all tasks of the root's, but not whether they are started, nor their comments. */
    List<Task> definitions(Task root) {
        return all(root).stream()
                .map(task -> task.withState(TaskState.NEW).with(task.info().withComment("")))
                .map(Task.class::cast)
                .toList();
    }

    /** The tasks of the root's graph, its finalizer last. */
    List<Task> all(Task root) {
        List<Task> all = new ArrayList<>(inOrder(root));
        finalizer(root).ifPresent(all::add);
        return all;
    }

    private List<Task> ordered(Collection<Task> all) {
        List<Task> left = new ArrayList<>(all);
        List<Task> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Task next = left.stream()
                    .filter(task -> predecessors(task).stream().noneMatch(left::contains))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("a cycle of tasks"));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Whether {@code to} would run behind itself if it ran behind {@code from}. */
    boolean wouldCycle(Task from, Task to) {
        return reachable(to, false).contains(from);
    }

    private Set<Task> reachable(Task start, boolean up) {
        Set<Task> found = new LinkedHashSet<>();
        List<Task> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            Task task = open.remove(0);
            if (found.add(task)) {
                open.addAll(up ? predecessors(task) : children(task));
            }
        }
        return found;
    }
}
