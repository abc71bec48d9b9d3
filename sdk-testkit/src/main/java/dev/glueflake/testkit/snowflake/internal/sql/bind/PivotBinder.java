package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.function.FunctionLibrary;
import dev.glueflake.testkit.snowflake.internal.sql.function.Invocation;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PIVOT: grouped by every column that it does not name, with one aggregate for each value of the pivoted column. */
final class PivotBinder {
    private static final Set<String> AGGREGATES = Set.of("AVG", "COUNT", "MAX", "MIN", "SUM");

    private final BindContext context;

    PivotBinder(BindContext context) {
        this.context = context;
    }

    Bound bind(TableExpression.Pivot pivot, Bound from) {
        Typed pivoted = Joins.column(from.scope(), pivot.column().text());
        Typed aggregated = aggregated(pivot.aggregate(), from.scope());
        List<Output> outputs = new ArrayList<>();
        List<Typed> keys = new ArrayList<>();
        for (Scope.Named column : from.scope().all()) {
            if (!column.value().equals(pivoted) && !column.value().equals(aggregated)) {
                keys.add(column.value());
                outputs.add(new Output(column.name(), column.value()));
            }
        }
        String suffix = pivot.suffix() == null ? "" : "_" + pivot.suffix().text();
        Typed otherwise = pivot.otherwise() == null
                ? null
                : new ExpressionBinder(context, Scope.empty(null)).bind(pivot.otherwise());
        for (PivotHeadings.Heading heading : new PivotHeadings(context, from, pivoted).of(pivot.values())) {
            Typed cell = cell(pivot.aggregate(), pivoted, aggregated, heading.value(), otherwise);
            outputs.add(new Output(heading.with(suffix), cell));
        }
        return derived(pivot, from, outputs, keys);
    }

    private Bound derived(TableExpression.Pivot pivot, Bound from, List<Output> outputs, List<Typed> keys) {
        TypedQuery.Grouping grouping =
                new TypedQuery.Grouping(context.alias(), Sources.relations(from.source()), keys, List.of());
        TypedQuery query = new TypedQuery.Select(
                false, outputs, from.source(), null, grouping, null, null, List.of(), TypedQuery.Limit.NONE);
        String alias = context.alias();
        return FromBinder.bound(
                new Source.Derived(query, alias, false), Projections.columns(query, alias), pivot.alias(), List.of());
    }

    private static Typed aggregated(Expression.FunctionCall aggregate, Scope scope) {
        if (aggregate.arguments().size() == 1
                && aggregate.arguments().get(0).value() instanceof Expression.ColumnReference column
                && AGGREGATES.contains(aggregate.name().toString())) {
            return scope.find(column)
                    .orElseThrow(() -> Errors.invalidIdentifier(
                            column.at(),
                            column.parts().get(column.parts().size() - 1).text()));
        }
        throw Errors.unsupported(
                "PIVOT by anything but AVG, COUNT, MAX, MIN or SUM of one column: " + aggregate.name());
    }

    private Typed cell(
            Expression.FunctionCall aggregate,
            Typed pivoted,
            Typed aggregated,
            Typed value,
            @Nullable Typed otherwise) {
        Typed mine = Choices.of(Comparisons.compare("IS NOT DISTINCT FROM", pivoted, value), aggregated, Choices.NULL);
        Typed cell = FunctionLibrary.call(new Invocation(
                aggregate.name().toString(),
                List.of(mine),
                aggregate.distinct(),
                List.of(),
                false,
                false,
                null,
                context));
        return otherwise == null ? cell : Choices.coalesce(List.of(cell, otherwise));
    }
}
