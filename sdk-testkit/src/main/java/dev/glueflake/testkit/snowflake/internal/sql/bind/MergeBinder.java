package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.MergeClause;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UpdateBinder.Target;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * MERGE: the source's rows, each beside the target's row it meets, if any; the first clause that holds decides, and new values
 * are computed for that clause alone.
 */
final class MergeBinder {
    private final BindContext context;

    MergeBinder(BindContext context) {
        this.context = context;
    }

    /**
     * One WHEN.
     *
     * @param always for every row that meets another, or none, as the action wants it
     * @param values by the index of the target's column; empty for a delete
     */
    private record Clause(DmlPlan.Action action, boolean always, Typed condition, Map<Integer, Typed> values) {}

    DmlPlan.Merge bind(Statement.Merge merge) {
        Target target = Target.of(context, merge.table(), merge.alias());
        FromBinder.Bound source = new FromBinder(context).bind(List.of(merge.source()));
        ExpressionBinder both =
                new ExpressionBinder(context, target.bound().scope().and(source.scope()));
        ExpressionBinder sourceOnly = new ExpressionBinder(context, source.scope());
        Typed on = Choices.condition(both.bind(merge.on()));
        List<Clause> clauses = new ArrayList<>();
        for (MergeClause clause : merge.clauses()) {
            clauses.add(bind(clause, target, both, sourceOnly));
        }
        Source joined = new Source.Join(
                Objects.requireNonNull(source.source()),
                "LEFT JOIN",
                Objects.requireNonNull(target.bound().source()),
                on);
        TypedQuery.Select rows = Projections.select(outputs(target, clauses), joined);
        List<DmlPlan.Action> actions = clauses.stream().map(Clause::action).toList();
        String decided = Rows.named(context, rows, target.relation(), 2);
        return new DmlPlan.Merge(
                target.relation(),
                isTotal(clauses) ? decided : "SELECT * FROM (" + decided + ") AS r WHERE _clause IS NOT NULL",
                actions);
    }

    private Clause bind(MergeClause clause, Target target, ExpressionBinder both, ExpressionBinder sourceOnly) {
        boolean insert = clause instanceof MergeClause.NotMatchedInsert;
        Typed missing = Choices.isNull(target.rowId());
        Typed condition = insert
                ? missing
                : new Typed.Call("({0} IS NOT NULL)", List.of(target.rowId()), SqlTypes.BOOLEAN, false);
        if (clause.condition() != null) {
            Typed more = (insert ? sourceOnly : both).bind(clause.condition());
            condition = ExpressionBinder.logical("AND", condition, more);
        }
        boolean always = clause.condition() == null;
        Assignments assignments = new Assignments(context, target.relation());
        if (clause instanceof MergeClause.MatchedUpdate update) {
            Map<Integer, Typed> set = update.isByName()
                    ? byName(target.relation(), assignments, sourceOnly.scope())
                    : assignments.set(update.assignments(), both);
            return new Clause(DmlPlan.Action.UPDATE, always, condition, set);
        }
        if (clause instanceof MergeClause.NotMatchedInsert insertion && insertion.isByName()) {
            Map<Integer, Typed> set = byName(target.relation(), assignments, sourceOnly.scope());
            return new Clause(DmlPlan.Action.INSERT, always, condition, set);
        }
        if (clause instanceof MergeClause.NotMatchedInsert values) {
            Map<Integer, Typed> given = inserted(values, target.relation(), assignments, sourceOnly);
            return new Clause(DmlPlan.Action.INSERT, always, condition, given);
        }
        return new Clause(DmlPlan.Action.DELETE, always, condition, Map.of());
    }

    /** ALL BY NAME: both sides have the same columns, in any order. */
    private static Map<Integer, Typed> byName(Relation.Stored target, Assignments assignments, Scope source) {
        List<Scope.Named> given = source.all();
        Map<Integer, Typed> values = new HashMap<>();
        for (int i = 0; i < target.columns().size(); i++) {
            Relation.Column column = target.columns().get(i);
            values.put(i, assignments.convert(Joins.column(source, column.name()), column));
        }
        if (given.size() != values.size()) {
            throw Errors.compilation(
                    "002020",
                    "21S01",
                    "ALL BY NAME needs the same columns on both sides, the target has " + values.size()
                            + " and the source " + given.size());
        }
        return values;
    }

    private static Map<Integer, Typed> inserted(
            MergeClause.NotMatchedInsert insert,
            Relation.Stored target,
            Assignments assignments,
            ExpressionBinder expressions) {
        List<Integer> columns = new ArrayList<>();
        for (Identifier name : insert.columns()) {
            columns.add(assignments.index(name));
        }
        for (int i = 0; insert.columns().isEmpty() && i < target.columns().size(); i++) {
            columns.add(i);
        }
        if (columns.size() != insert.values().size()) {
            throw Errors.compilation(
                    "002020",
                    "21S01",
                    "Insert value list does not match column list expecting " + columns.size() + " but got "
                            + insert.values().size());
        }
        Map<Integer, Typed> values = new HashMap<>();
        for (int i = 0; i < target.columns().size(); i++) {
            int at = columns.indexOf(i);
            Relation.Column column = target.columns().get(i);
            Expression written = at < 0 ? null : insert.values().get(at);
            values.put(
                    i,
                    written == null || written instanceof Expression.DefaultValue
                            ? assignments.defaultValue(column)
                            : assignments.convert(expressions.bind(written), column));
        }
        return values;
    }

    private static List<Output> outputs(Target target, List<Clause> clauses) {
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(Relation.Stored.ROW_ID, target.rowId()));
        outputs.add(new Output("_clause", decision(clauses)));
        for (int i = 0; i < target.relation().columns().size(); i++) {
            outputs.add(new Output(target.relation().columns().get(i).name(), value(target, clauses, i)));
        }
        return outputs;
    }

    /** Whether each row has a clause: one for all rows that meet another, and one for all that meet none. */
    private static boolean isTotal(List<Clause> clauses) {
        return clauses.stream().anyMatch(clause -> clause.always() && clause.action() == DmlPlan.Action.INSERT)
                && clauses.stream().anyMatch(clause -> clause.always() && clause.action() != DmlPlan.Action.INSERT);
    }

    /** Where each row has a clause, the last one is for all that are left. */
    private static Typed decision(List<Clause> clauses) {
        StringBuilder decision = new StringBuilder("CASE");
        int asked = isTotal(clauses) ? clauses.size() - 1 : clauses.size();
        for (int i = 0; i < asked; i++) {
            decision.append(" WHEN {").append(i).append("} THEN ").append(i);
        }
        if (asked < clauses.size()) {
            decision.append(" ELSE ").append(asked);
        }
        return new Typed.Call(
                decision.append(" END").toString(),
                clauses.stream().limit(asked).map(Clause::condition).toList(),
                SqlTypes.VARIANT,
                true);
    }

    private static boolean hasSubquery(Clause clause) {
        return TypedTrees.any(
                clause.condition(),
                inner -> inner instanceof Typed.Subquery
                        || inner instanceof Typed.Exists
                        || inner instanceof Typed.Quantified);
    }

    /** {@code _clause} is the decision, which DuckDB lets the select list use again unless it has a subquery. */
    private static Typed decided(List<Clause> clauses, int clause) {
        if (clauses.size() == 2 && isTotal(clauses)) {
            return clauses.get(clause).condition();
        }
        return clauses.stream().anyMatch(MergeBinder::hasSubquery)
                ? new Typed.Call("({0} = " + clause + ")", List.of(decision(clauses)), SqlTypes.BOOLEAN, true)
                : new Typed.Call("_clause = " + clause, List.of(), SqlTypes.BOOLEAN, true);
    }

    /** What no clause changes needs no branch, and where each row has a clause, neither does what the last one gives. */
    private static Typed value(Target target, List<Clause> clauses, int index) {
        Typed unchanged = target.column(index);
        Typed otherwise =
                isTotal(clauses) ? clauses.get(clauses.size() - 1).values().getOrDefault(index, unchanged) : unchanged;
        List<Typed.Branch> branches = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Typed value = clauses.get(i).values().getOrDefault(index, unchanged);
            if (!value.equals(otherwise)) {
                branches.add(new Typed.Branch(decided(clauses, i), value));
            }
        }
        return branches.isEmpty() ? otherwise : new Typed.Choice(branches, otherwise, unchanged.type());
    }
}
