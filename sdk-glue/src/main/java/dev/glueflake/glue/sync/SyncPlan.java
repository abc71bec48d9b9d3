package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sync will do with one table, all of it settled: the executor takes nothing else.
 *
 * <p>Holds no client and no secret. {@link #toJson()} and {@link #fromJson} carry it elsewhere; {@link #toString()} prints
 * the SQL. It remembers the COMMENT that stood when it was made, and is refused when another stands by then. Immutable and
 * thread-safe.
 */
public final class SyncPlan {

    /** What is done with the external table. */
    public enum Action {
        /** It stands as it should. */
        NO_OP,
        /** It is made. */
        CREATE,
        /** Columns are added or dropped, or its comment or automatic refresh is set. */
        ALTER,
        /** It is made anew under the same name, with its grants. */
        REPLACE,
        /** It is dropped. */
        DROP,
        /** It is left alone for a reason. */
        SKIP
    }

    private final GlueTableName source;
    private final @Nullable QualifiedName target;
    private final Action action;
    private final List<String> statements;
    private final @Nullable String standingComment;
    private final @Nullable SkipReason skipReason;
    private final String detail;
    private final List<String> warnings;

    SyncPlan(
            GlueTableName source,
            @Nullable QualifiedName target,
            Action action,
            List<String> statements,
            @Nullable String standingComment,
            @Nullable SkipReason skipReason,
            String detail,
            List<String> warnings) {
        this.source = source;
        this.target = target;
        this.action = action;
        this.statements = List.copyOf(statements);
        this.standingComment = standingComment;
        this.skipReason = skipReason;
        this.detail = detail;
        this.warnings = List.copyOf(warnings);
    }

    static SyncPlan skip(GlueTableName source, @Nullable QualifiedName target, SkipReason reason, String detail) {
        return new SyncPlan(source, target, Action.SKIP, List.of(), null, reason, detail, List.of());
    }

    /**
     * Returns the Glue table.
     *
     * @return its name
     */
    public GlueTableName source() {
        return source;
    }

    /**
     * Returns the external table.
     *
     * @return its name; empty when the Glue names give none
     */
    public Optional<QualifiedName> target() {
        return Optional.ofNullable(target);
    }

    /**
     * Returns what is done.
     *
     * @return the action
     */
    public Action action() {
        return action;
    }

    /**
     * Returns the statements.
     *
     * @return SQL texts in their order; empty for {@link Action#NO_OP} and {@link Action#SKIP}
     */
    public List<String> statements() {
        return statements;
    }

    /**
     * Returns why nothing is done.
     *
     * @return the reason, present only for {@link Action#SKIP}
     */
    public Optional<SkipReason> skipReason() {
        return Optional.ofNullable(skipReason);
    }

    /**
     * Says why this action was chosen.
     *
     * @return a sentence for people
     */
    public String detail() {
        return detail;
    }

    /**
     * Returns what the external table will not show as Athena would.
     *
     * @return sentences for people, often none
     */
    public List<String> warnings() {
        return warnings;
    }

    /** The COMMENT of the external table when this was planned, null when there was none. */
    @Nullable
    String standingComment() {
        return standingComment;
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return SyncPlanJson.write(this);
    }

    /**
     * Reads a plan that {@link #toJson()} wrote. Its statements are run as they stand, so take plans only from a place
     * that nobody else can write to.
     *
     * @param json the JSON object
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a plan
     */
    public static SyncPlan fromJson(String json) {
        return SyncPlanJson.readPlan(json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SyncPlan that
                && source.equals(that.source)
                && Objects.equals(target, that.target)
                && action == that.action
                && statements.equals(that.statements)
                && Objects.equals(standingComment, that.standingComment)
                && skipReason == that.skipReason
                && detail.equals(that.detail)
                && warnings.equals(that.warnings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, action, statements);
    }

    @Override
    public String toString() {
        String what = skipReason == null ? action.name() : action + " " + skipReason;
        StringBuilder text = new StringBuilder("Sync " + source + " -> " + (target == null ? "nothing" : target.sql())
                + ": " + what + ", " + detail + "\n");
        warnings.forEach(warning ->
                text.append("-- warning: ").append(warning.replace('\n', ' ')).append('\n'));
        statements.forEach(statement -> text.append(statement).append(";\n"));
        return text.toString();
    }
}
