package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UpdateBinder.Target;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Policies where a table or view becomes a source: a query between the stored rows and the statement leaves out the rows and
 * replaces the values. Row access comes first and sees the stored values, as do the masks.
 */
final class GuardBinder {
    private final BindContext context;

    GuardBinder(BindContext context) {
        this.context = context;
    }

    /** What a query sees of {@code rows}. */
    FromBinder.Bound rows(
            Relation.Guarded guarded, FromBinder.Bound rows, Query.@Nullable Alias alias, List<String> qualifier) {
        Scope.Table table = rows.scope().tables().get(0);
        List<Scope.Named> all = new ArrayList<>(table.columns());
        all.addAll(table.pseudo());
        List<Output> outputs = new ArrayList<>();
        for (Scope.Named column : all) {
            outputs.add(new Output(column.name(), masked(guarded, column, all)));
        }
        String generated = context.alias();
        TypedQuery query = select(guarded, outputs, rows, all);
        List<Scope.Named> seen = Projections.columns(query, generated);
        Source source = new Source.Derived(query, generated, false);
        int shown = table.columns().size();
        FromBinder.Bound bound = FromBinder.bound(source, seen.subList(0, shown), alias, qualifier);
        if (shown == seen.size()) {
            return bound;
        }
        Scope.Table named = bound.scope().tables().get(0);
        Scope.Table whole = new Scope.Table(named.qualifier(), named.columns(), seen.subList(shown, seen.size()));
        return new FromBinder.Bound(source, Scope.of(whole, null));
    }

    /** The target of UPDATE, DELETE and MERGE: conditions and new values see the masks, what does not change is not masked. */
    Target target(Relation.Guarded guarded, Relation.Stored relation, Typed rowId, FromBinder.Bound rows) {
        Scope.Table table = rows.scope().tables().get(0);
        List<Scope.Named> all = table.columns();
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(Relation.Stored.ROW_ID, rowId));
        all.forEach(column -> outputs.add(new Output(column.name(), column.value())));
        all.forEach(column -> outputs.add(new Output(column.name(), masked(guarded, column, all))));
        TypedQuery query = select(guarded, outputs, rows, all);
        String generated = context.alias();
        List<Scope.Named> found = Projections.columns(query, generated);
        int width = all.size();
        Scope.Table seen = new Scope.Table(table.qualifier(), found.subList(1 + width, found.size()));
        FromBinder.Bound bound =
                new FromBinder.Bound(new Source.Derived(query, generated, false), Scope.of(seen, null));
        List<Typed> stored =
                found.subList(1, 1 + width).stream().map(Scope.Named::value).toList();
        return new Target(relation, found.get(0).value(), stored, bound);
    }

    private TypedQuery select(
            Relation.Guarded guarded, List<Output> outputs, FromBinder.Bound rows, List<Scope.Named> columns) {
        Typed where = null;
        for (Relation.Guard guard : guarded.guards()) {
            if (guard.column() == null) {
                Typed condition = Choices.condition(value(guard, columns));
                where = where == null ? condition : ExpressionBinder.logical("AND", where, condition);
            }
        }
        return new TypedQuery.Select(
                false, outputs, rows.source(), where, null, null, null, List.of(), TypedQuery.Limit.NONE);
    }

    private Typed masked(Relation.Guarded guarded, Scope.Named column, List<Scope.Named> columns) {
        for (Relation.Guard guard : guarded.guards()) {
            if (column.name().equals(guard.column())) {
                return Coercions.implicit(value(guard, columns), column.value().type());
            }
        }
        return column.value();
    }

    private Typed value(Relation.Guard guard, List<Scope.Named> columns) {
        List<Typed> arguments = new ArrayList<>();
        for (String argument : guard.arguments()) {
            arguments.add(columns.stream()
                    .filter(column -> column.name().equals(argument))
                    .findFirst()
                    .map(Scope.Named::value)
                    .orElseThrow(() -> Errors.compilation("000904", "42000", "invalid identifier '" + argument + "'")));
        }
        return UserFunctionBinder.value(guard.policy(), arguments, context);
    }
}
