package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QualifiedName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the sync of one table ended; there is a result only where nothing failed. Immutable and thread-safe.
 *
 * @param plan what was to be done
 * @param statements what ran in Snowflake, in order: exactly the plan's statements
 * @param duration from the start to the end of the last statement
 */
public record SyncResult(SyncPlan plan, List<Executed> statements, Duration duration) {

    /**
     * Copies the list.
     *
     * @param plan what was to be done
     * @param statements what ran
     * @param duration how long it took
     */
    public SyncResult {
        statements = List.copyOf(statements);
    }

    /**
     * One statement that ran.
     *
     * @param sql its text
     * @param queryId Snowflake's id
     */
    public record Executed(String sql, String queryId) {}

    /**
     * Returns the Glue table.
     *
     * @return its name
     */
    public GlueTableName source() {
        return plan.source();
    }

    /**
     * Returns the external table.
     *
     * @return its name; empty when the Glue names give none
     */
    public Optional<QualifiedName> target() {
        return plan.target();
    }

    /**
     * Returns what was done.
     *
     * @return the plan's action
     */
    public SyncPlan.Action action() {
        return plan.action();
    }

    /**
     * Returns why nothing was done.
     *
     * @return the reason, present only for {@link SyncPlan.Action#SKIP}
     */
    public Optional<SkipReason> skipReason() {
        return plan.skipReason();
    }

    /**
     * Tells whether anything in Snowflake changed.
     *
     * @return true when at least one statement ran
     */
    public boolean changed() {
        return !statements.isEmpty();
    }
}
