package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import java.util.List;
import java.util.stream.Stream;

/** ORDER BY: a position in the select list, a name of it, or an expression. NULLs sort as the highest value. */
final class SortBinder {
    private final ExpressionBinder expressions;
    private final List<Output> outputs;

    SortBinder(ExpressionBinder expressions, List<Output> outputs) {
        this.expressions = expressions;
        this.outputs = outputs;
    }

    /** A constant orders nothing and is left out. */
    List<Typed.SortKey> bind(List<Expression.OrderItem> items) {
        return items.stream()
                .flatMap(this::keys)
                .filter(key -> !(key.value() instanceof Typed.Constant))
                .toList();
    }

    /** In a window a number is a value, not a position. */
    List<Typed.SortKey> windowKeys(List<Expression.OrderItem> items) {
        return items.stream()
                .map(item -> key(item, expressions.bind(item.expression())))
                .toList();
    }

    private Stream<Typed.SortKey> keys(Expression.OrderItem item) {
        if (!(item.expression() instanceof Expression.AllOutputs)) {
            return Stream.of(key(item, value(item.expression())));
        }
        if (outputs.stream().anyMatch(output -> TypedTrees.hasAggregate(output.value()))) {
            throw Errors.compilation("002035", "42601", "ORDER BY ALL cannot be used with an aggregate function");
        }
        return outputs.stream().map(output -> key(item, output.value()));
    }

    private Typed.SortKey key(Expression.OrderItem item, Typed value) {
        boolean nullsFirst = item.nullsFirst() == null ? item.descending() != isNullLowest() : item.nullsFirst();
        return new Typed.SortKey(Comparisons.requireKey(value, "ORDER BY"), item.descending(), nullsFirst);
    }

    private boolean isNullLowest() {
        return expressions
                .context()
                .environment()
                .parameter("DEFAULT_NULL_ORDERING")
                .filter("FIRST"::equalsIgnoreCase)
                .isPresent();
    }

    private Typed value(Expression expression) {
        if (expression instanceof Expression.NumberLiteral number
                && number.text().matches("[0-9]+")) {
            return position(number, outputs, "Order by").value();
        }
        if (expression instanceof Expression.ColumnReference reference
                && reference.parts().size() == 1) {
            String name = reference.parts().get(0).text();
            for (Output output : outputs) {
                if (output.name().equals(name)) {
                    return output.value();
                }
            }
        }
        return expressions.bind(expression);
    }

    static Output position(Expression.NumberLiteral number, List<Output> outputs, String clause) {
        int position = number.text().length() > 9 ? 0 : Integer.parseInt(number.text());
        if (position < 1 || position > outputs.size()) {
            throw Errors.compilation(
                    "002020",
                    "42601",
                    clause + " position " + number.text() + " is out of range 1 to " + outputs.size() + ".");
        }
        return outputs.get(position - 1);
    }
}
