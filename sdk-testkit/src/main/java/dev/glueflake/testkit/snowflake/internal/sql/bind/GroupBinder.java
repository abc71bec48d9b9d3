package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GROUP BY: positions, names, expressions, ALL, and sets of keys. */
final class GroupBinder {
    private final ExpressionBinder expressions;
    private final List<Output> outputs;
    private final List<Typed> keys = new ArrayList<>();

    GroupBinder(ExpressionBinder expressions, List<Output> outputs) {
        this.expressions = expressions;
        this.outputs = outputs;
    }

    TypedQuery.Grouping bind(Query.@Nullable GroupBy groupBy, String alias, List<String> relations) {
        if (groupBy == null) {
            return new TypedQuery.Grouping(alias, relations, List.of(), List.of());
        }
        if (groupBy.all()) {
            outputs.stream()
                    .map(Output::value)
                    .filter(value -> !TypedTrees.hasAggregate(value))
                    .forEach(this::add);
            return new TypedQuery.Grouping(alias, relations, keys, List.of());
        }
        List<List<Integer>> sets = List.of(List.of());
        boolean plain = true;
        for (Query.GroupingElement element : groupBy.elements()) {
            plain &= element instanceof Query.GroupingElement.Key;
            sets = product(sets, sets(element));
        }
        return new TypedQuery.Grouping(alias, relations, keys, plain ? List.of() : sets);
    }

    private List<List<Integer>> sets(Query.GroupingElement element) {
        if (element instanceof Query.GroupingElement.Key key) {
            return List.of(List.of(add(bind(key.expression()))));
        }
        Query.GroupingElement.Sets sets = (Query.GroupingElement.Sets) element;
        List<List<Integer>> indexes = sets.sets().stream()
                .map(set ->
                        set.stream().map(expression -> add(bind(expression))).toList())
                .toList();
        return switch (sets.kind()) {
            case GROUPING_SETS -> indexes;
            case ROLLUP -> rollup(indexes);
            case CUBE -> cube(indexes);
        };
    }

    private static List<List<Integer>> rollup(List<List<Integer>> elements) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int count = elements.size(); count >= 0; count--) {
            sets.add(elements.subList(0, count).stream().flatMap(List::stream).toList());
        }
        return sets;
    }

    private static List<List<Integer>> cube(List<List<Integer>> elements) {
        List<List<Integer>> sets = List.of(List.of());
        for (List<Integer> element : elements) {
            sets = product(sets, List.of(element, List.of()));
        }
        return sets;
    }

    private static List<List<Integer>> product(List<List<Integer>> left, List<List<Integer>> right) {
        List<List<Integer>> sets = new ArrayList<>();
        for (List<Integer> a : left) {
            for (List<Integer> b : right) {
                List<Integer> both = new ArrayList<>(a);
                both.addAll(b);
                sets.add(both);
            }
        }
        return sets;
    }

    private Typed bind(Expression expression) {
        boolean position = expression instanceof Expression.NumberLiteral number
                && number.text().matches("[0-9]+");
        Typed key = position
                ? SortBinder.position((Expression.NumberLiteral) expression, outputs, "Group by")
                        .value()
                : expressions.bind(expression);
        if (TypedTrees.hasAggregate(key) || TypedTrees.hasWindow(key)) {
            throw Errors.compilation("002035", "42601", "Invalid aggregate or window function in group by clause");
        }
        return key;
    }

    private int add(Typed key) {
        if (!keys.contains(key)) {
            keys.add(Comparisons.requireKey(key, "GROUP BY"));
        }
        return keys.indexOf(key);
    }
}
