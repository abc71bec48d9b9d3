package dev.glueflake.testkit.snowflake.internal.sql.bind;

import java.util.List;

/**
 * A DML statement, bound: which rows of the target change and what they become. Values are already of the target's column
 * types, coerced and checked by Snowflake's rules; the engine only stores.
 *
 * <p>New values come one output column per column of the target, in the target's order, named as its physical columns.
 */
public sealed interface DmlPlan {
    Relation.Stored target();

    /** A DuckDB SELECT. */
    String rows();

    /** {@code rows}: the new values. */
    record Insert(Relation.Stored target, String rows, boolean overwrite) implements DmlPlan {}

    /**
     * {@code rows}: {@link Relation.Stored#ROW_ID}, then the new values. A row id may come more than once where several
     * rows of FROM meet one target row.
     */
    record Update(Relation.Stored target, String rows) implements DmlPlan {}

    /** {@code rows}: {@link Relation.Stored#ROW_ID}, perhaps more than once. */
    record Delete(Relation.Stored target, String rows) implements DmlPlan {}

    /**
     * {@code rows}: {@link Relation.Stored#ROW_ID} (null for a row to insert), {@code _clause} (index into {@code clauses}),
     * then the new values (meaningless for a delete). Rows without a clause are not among them.
     */
    record Merge(Relation.Stored target, String rows, List<Action> clauses) implements DmlPlan {}

    enum Action {
        INSERT,
        UPDATE,
        DELETE
    }
}
