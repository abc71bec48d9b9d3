package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param id another one for every task that is made, even under an old name
 * @param definition its statement, as written
 * @param condition the expression of WHEN as written, or null
 * @param predecessors the tasks of AFTER, of the same schema
 * @param finalized the root of FINALIZE, of the same schema, or null
 */
public record Task(
        ObjectInfo info,
        String id,
        String definition,
        @Nullable String condition,
        List<QualifiedName> predecessors,
        @Nullable QualifiedName finalized,
        TaskSettings settings,
        TaskState state)
        implements Timed {
    public Task {
        predecessors = List.copyOf(predecessors);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TASK;
    }

    @Override
    public Task with(ObjectInfo newInfo) {
        return new Task(newInfo, id, definition, condition, predecessors, finalized, settings, state);
    }

    /** A new task like this one, suspended. */
    public Task copy(ObjectInfo newInfo, List<QualifiedName> newPredecessors, @Nullable QualifiedName newFinalized) {
        return new Task(
                newInfo,
                UUID.randomUUID().toString(),
                definition,
                condition,
                newPredecessors,
                newFinalized,
                settings,
                TaskState.NEW);
    }

    /** What this task says, as the task that stands: with its id, state, tags and owner. */
    public Task insteadOf(Task standing) {
        return new Task(
                standing.info().withComment(comment()),
                standing.id(),
                definition,
                condition,
                predecessors,
                finalized,
                settings,
                standing.state());
    }

    Task withDefinition(String text) {
        return new Task(info, id, text, condition, predecessors, finalized, settings, state);
    }

    Task withCondition(@Nullable String text) {
        return new Task(info, id, definition, text, predecessors, finalized, settings, state);
    }

    Task withPredecessors(List<QualifiedName> tasks) {
        return new Task(info, id, definition, condition, tasks, finalized, settings, state);
    }

    Task withFinalized(@Nullable QualifiedName root) {
        return new Task(info, id, definition, condition, predecessors, root, settings, state);
    }

    Task withSettings(TaskSettings newSettings) {
        return new Task(info, id, definition, condition, predecessors, finalized, newSettings, state);
    }

    Task withState(TaskState newState) {
        return new Task(info, id, definition, condition, predecessors, finalized, settings, newState);
    }

    /** Whether a run may begin while another one runs, where it is a root. */
    public boolean mayOverlap() {
        boolean old =
                settings.find("ALLOW_OVERLAPPING_EXECUTION").orElse("FALSE").equals("TRUE");
        return old || !settings.find("OVERLAP_POLICY").orElse("NO_OVERLAP").equals("NO_OVERLAP");
    }

    public boolean isRoot() {
        return predecessors.isEmpty() && finalized == null;
    }

    /** Whether it runs when a stream has data, without a schedule. */
    boolean isTriggered() {
        return settings.schedule() == null
                && isRoot()
                && condition != null
                && condition.toUpperCase(Locale.ROOT).contains("SYSTEM$STREAM_HAS_DATA");
    }
}
