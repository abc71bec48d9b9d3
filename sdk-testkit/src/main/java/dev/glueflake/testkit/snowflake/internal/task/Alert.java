package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert on a schedule.
 *
 * @param condition a statement as written; where it gives rows the action runs
 * @param action a statement as written
 * @param autoSuspended whether failures suspended it and nobody has resumed it since; null where they never did
 */
public record Alert(
        ObjectInfo info,
        String id,
        String condition,
        String action,
        TaskSettings settings,
        TaskState state,
        @Nullable Boolean autoSuspended)
        implements Timed {

    @Override
    public ObjectKind kind() {
        return ObjectKind.ALERT;
    }

    @Override
    public Alert with(ObjectInfo newInfo) {
        return new Alert(newInfo, id, condition, action, settings, state, autoSuspended);
    }

    /** A new alert like this one, suspended. */
    public Alert copy(ObjectInfo newInfo) {
        return new Alert(newInfo, UUID.randomUUID().toString(), condition, action, settings, TaskState.NEW, null);
    }

    Alert withCondition(String text) {
        return new Alert(info, id, text, action, settings, state, autoSuspended);
    }

    Alert withAction(String text) {
        return new Alert(info, id, condition, text, settings, state, autoSuspended);
    }

    Alert withSettings(TaskSettings newSettings) {
        return new Alert(info, id, condition, action, newSettings, state, autoSuspended);
    }

    Alert withState(TaskState newState, @Nullable Boolean newAutoSuspended) {
        return new Alert(info, id, condition, action, settings, newState, newAutoSuspended);
    }
}
