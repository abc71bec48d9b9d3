package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SELECT. An alias of its list may be used all over it, except where a column of FROM has the name. */
final class SelectBinder {
    private final BindContext context;
    private final Query.Select select;
    private final FromBinder.Bound from;
    private final @Nullable Expression where;
    private final ExpressionBinder expressions;
    private final Map<Query.SelectItem, Typed> bound = new HashMap<>();
    private final Set<Query.SelectItem> inProgress = new HashSet<>();

    SelectBinder(BindContext context, Query.Select select) {
        this.context = context;
        this.select = select;
        Expression condition = select.where();
        if (condition != null && OuterMarkBinder.isUsed(condition)) {
            OuterMarkBinder.Result result = new OuterMarkBinder(context).bind(select.from(), condition);
            this.from = connected(result.from());
            this.where = result.where();
        } else {
            this.from = connected(new FromBinder(context).bind(select.from()));
            this.where = condition;
        }
        this.expressions = new ExpressionBinder(context, from.scope());
        from.scope().aliases(this::alias);
    }

    private FromBinder.Bound connected(FromBinder.Bound rows) {
        return select.hierarchy() == null
                ? rows
                : new HierarchyBinder(context, select, select.hierarchy(), rows).bind();
    }

    TypedQuery bind(List<Expression.OrderItem> orderBy, TypedQuery.Limit limit) {
        List<Output> outputs = outputs();
        Typed where = condition(this.where);
        if (where != null && (TypedTrees.hasAggregate(where) || TypedTrees.hasWindow(where))) {
            throw Errors.compilation("002035", "42601", "Invalid aggregate or window function in where clause");
        }
        Typed having = condition(select.having());
        Typed qualify = qualify(outputs);
        List<Typed.SortKey> keys = new SortBinder(expressions, outputs).bind(orderBy);
        boolean aggregated = Stream.of(
                        outputs.stream().map(Output::value),
                        keys.stream().map(Typed.SortKey::value),
                        Stream.of(having),
                        Stream.of(qualify))
                .flatMap(values -> values)
                .anyMatch(value -> value != null && TypedTrees.hasAggregate(value));
        if (select.groupBy() == null) {
            outputs.forEach(SelectBinder::refuseGrouping);
        }
        TypedQuery.Grouping grouping = null;
        if (select.groupBy() != null || aggregated || having != null) {
            List<String> relations = Sources.relations(from.source());
            grouping = new GroupBinder(expressions, outputs).bind(select.groupBy(), context.alias(), relations);
            GroupCheck check = new GroupCheck(grouping, from.scope());
            outputs.forEach(output -> check.check(output.value()));
            keys.forEach(key -> check.check(key.value()));
        }
        if (!select.distinct()) {
            return new TypedQuery.Select(false, outputs, from.source(), where, grouping, having, qualify, keys, limit);
        }
        return distinct(
                new TypedQuery.Select(
                        true,
                        outputs,
                        from.source(),
                        where,
                        grouping,
                        having,
                        qualify,
                        List.of(),
                        TypedQuery.Limit.NONE),
                keys,
                limit);
    }

    /** A window function has to be in it or in the select list. */
    private @Nullable Typed qualify(List<Output> outputs) {
        Typed qualify = condition(select.qualify());
        boolean windowed = qualify == null
                || TypedTrees.hasWindow(qualify)
                || outputs.stream().map(Output::value).anyMatch(TypedTrees::hasWindow);
        if (!windowed) {
            throw Errors.compilation(
                    "002035", "42601", "QUALIFY requires a window function in its condition or in the select list");
        }
        return qualify;
    }

    private static void refuseGrouping(Output output) {
        boolean used = TypedTrees.any(
                output.value(),
                inner -> inner instanceof Typed.Aggregate aggregate
                        && aggregate.function().startsWith("grouping("));
        if (used) {
            throw Errors.compilation("002035", "42601", "GROUPING needs a GROUP BY clause");
        }
    }

    /** Sorting comes after DISTINCT and can see the output columns only. */
    private TypedQuery distinct(TypedQuery.Select body, List<Typed.SortKey> keys, TypedQuery.Limit limit) {
        if (keys.isEmpty() && limit.equals(TypedQuery.Limit.NONE)) {
            return body;
        }
        String alias = context.alias();
        List<Scope.Named> columns = Projections.columns(body, alias);
        List<Typed> values = body.outputs().stream().map(Output::value).toList();
        List<Typed.SortKey> outer = new ArrayList<>();
        for (Typed.SortKey key : keys) {
            int index = values.indexOf(key.value());
            if (index < 0) {
                throw Errors.compilation(
                        "001104", "42601", "an ORDER BY expression of SELECT DISTINCT is not in the select list");
            }
            outer.add(new Typed.SortKey(columns.get(index).value(), key.descending(), key.nullsFirst()));
        }
        List<Output> outputs = columns.stream()
                .map(column -> new Output(column.name(), column.value()))
                .toList();
        return new TypedQuery.Select(
                false, outputs, new Source.Derived(body, alias, false), null, null, null, null, outer, limit);
    }

    private @Nullable Typed condition(@Nullable Expression condition) {
        return condition == null ? null : Choices.condition(expressions.bind(condition));
    }

    private List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        for (Query.SelectItem item : select.items()) {
            if (item.expression() instanceof Expression.Star star) {
                new StarExpander(expressions, from.scope())
                        .expand(star)
                        .forEach(column -> outputs.add(new Output(column.name(), column.value())));
            } else {
                outputs.add(new Output(name(item), value(item)));
            }
        }
        return outputs;
    }

    /** Snowflake names a column without an alias by its text in upper case. */
    private static String name(Query.SelectItem item) {
        if (item.alias() != null) {
            return item.alias().text();
        }
        if (item.expression() instanceof Expression.ColumnReference reference) {
            return reference.parts().get(reference.parts().size() - 1).text();
        }
        if (item.expression() instanceof Expression.PositionalColumn positional) {
            return "$" + positional.index();
        }
        return item.text().toUpperCase(Locale.ROOT);
    }

    private Typed value(Query.SelectItem item) {
        Typed known = bound.get(item);
        if (known == null) {
            inProgress.add(item);
            known = expressions.bind(item.expression());
            if (TypedTrees.isOvergrown(known)) {
                throw Errors.unsupported("chain of column aliases that doubles so often");
            }
            inProgress.remove(item);
            bound.put(item, known);
        }
        return known;
    }

    private Optional<Typed> alias(String name) {
        for (Query.SelectItem item : select.items()) {
            if (item.alias() != null && item.alias().text().equals(name) && !inProgress.contains(item)) {
                return Optional.of(value(item));
            }
        }
        return Optional.empty();
    }
}
