package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.task.TaskRun.GraphRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task at work. For one thread. */
final class RunningTask {
    private final Task task;
    private final GraphRun graph;
    private final Optional<GraphRun> lastSuccess;
    private final List<Task> enabled;
    private final Map<String, String> earlier;
    private @Nullable String returnValue;

    /**
     * For one run.
     *
     * @param lastSuccess the graph's last successful run before this one
     * @param enabled its predecessors that run
     * @param earlier return values of this graph run, by the plain names of the tasks
     */
    RunningTask(
            Task task,
            GraphRun graph,
            Optional<GraphRun> lastSuccess,
            List<Task> enabled,
            Map<String, String> earlier) {
        this.task = task;
        this.graph = graph;
        this.lastSuccess = lastSuccess;
        this.enabled = List.copyOf(enabled);
        this.earlier = Map.copyOf(earlier);
    }

    Task task() {
        return task;
    }

    GraphRun graph() {
        return graph;
    }

    Optional<GraphRun> lastSuccess() {
        return lastSuccess;
    }

    void returns(String value) {
        returnValue = value;
    }

    @Nullable
    String returnValue() {
        return returnValue;
    }

    /** The only predecessor's name. */
    Optional<String> onlyPredecessor() {
        return enabled.size() == 1 ? Optional.of(enabled.get(0).name().name()) : Optional.empty();
    }

    boolean isPredecessor(String name) {
        return earlier.containsKey(name)
                || enabled.stream().anyMatch(task -> task.name().name().equals(name));
    }

    @Nullable
    String valueOf(String task) {
        return earlier.get(task);
    }
}
