package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** UPDATE and DELETE: the target's rows that meet the condition, joined with FROM or USING where written. */
final class UpdateBinder {
    private final BindContext context;

    UpdateBinder(BindContext context) {
        this.context = context;
    }

    /**
     * The target among the sources of the statement.
     *
     * @param rowId what identifies its rows
     * @param columns its stored values, which no mask changes
     */
    record Target(Relation.Stored relation, Typed rowId, List<Typed> columns, FromBinder.Bound bound) {
        static Target of(BindContext context, ObjectName name, Query.@Nullable Alias alias) {
            ObjectName resolved = context.resolve(name);
            Relation found = context.relations().target(resolved);
            Relation.Stored relation = Assignments.table(found);
            String generated = context.alias();
            List<String> qualifier =
                    resolved.parts().stream().map(Identifier::text).toList();
            FromBinder.Bound stored = FromBinder.stored(relation, generated, alias, qualifier);
            Typed rowId = new Typed.Column(generated, Relation.Stored.ROW_ID, SqlTypes.VARIANT, true);
            List<Typed> columns =
                    stored.scope().all().stream().map(Scope.Named::value).toList();
            return found instanceof Relation.Guarded guarded
                    ? new GuardBinder(context).target(guarded, relation, rowId, stored)
                    : new Target(relation, rowId, columns, stored);
        }

        Typed column(int index) {
            return columns.get(index);
        }
    }

    DmlPlan.Update update(Statement.Update update) {
        Target target = Target.of(context, update.table(), update.alias());
        FromBinder.Bound all = joined(target, update.from());
        ExpressionBinder expressions = new ExpressionBinder(context, all.scope());
        Map<Integer, Typed> values = new Assignments(context, target.relation()).set(update.assignments(), expressions);
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(Relation.Stored.ROW_ID, target.rowId()));
        for (int i = 0; i < target.relation().columns().size(); i++) {
            Typed value = values.getOrDefault(i, target.column(i));
            if (TypedTrees.hasAggregate(value) || TypedTrees.hasWindow(value)) {
                throw Errors.compilation("002035", "42601", "Invalid aggregate or window function in SET");
            }
            outputs.add(new Output(target.relation().columns().get(i).name(), value));
        }
        TypedQuery.Select rows = rows(outputs, all, condition(expressions, update.where()));
        return new DmlPlan.Update(target.relation(), Rows.named(context, rows, target.relation(), 1));
    }

    DmlPlan.Delete delete(Statement.Delete delete) {
        Target target = Target.of(context, delete.table(), delete.alias());
        FromBinder.Bound all = joined(target, delete.using());
        ExpressionBinder expressions = new ExpressionBinder(context, all.scope());
        List<Output> outputs = List.of(new Output(Relation.Stored.ROW_ID, target.rowId()));
        TypedQuery.Select rows = rows(outputs, all, condition(expressions, delete.where()));
        return new DmlPlan.Delete(target.relation(), Rows.named(context, rows, target.relation(), 1));
    }

    private FromBinder.Bound joined(Target target, List<Query.TableExpression> others) {
        FromBinder.Bound all = target.bound();
        if (others.isEmpty()) {
            return all;
        }
        FromBinder.Bound more = new FromBinder(context).bind(others);
        Source source = new Source.Join(
                Objects.requireNonNull(all.source()), "CROSS JOIN", Objects.requireNonNull(more.source()), null);
        return new FromBinder.Bound(source, all.scope().and(more.scope()));
    }

    private static @Nullable Typed condition(ExpressionBinder expressions, @Nullable Expression where) {
        if (where == null) {
            return null;
        }
        Typed condition = Choices.condition(expressions.bind(where));
        if (TypedTrees.hasAggregate(condition) || TypedTrees.hasWindow(condition)) {
            throw Errors.compilation("002035", "42601", "Invalid aggregate or window function in where clause");
        }
        return condition;
    }

    private static TypedQuery.Select rows(List<Output> outputs, FromBinder.Bound from, @Nullable Typed where) {
        return new TypedQuery.Select(
                false, outputs, from.source(), where, null, null, null, List.of(), TypedQuery.Limit.NONE);
    }
}
