package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;

/** A table or view made of a query without a list of columns takes the query's names, so every expression needs one. */
final class NamedColumns {
    private NamedColumns() {}

    static void require(Query query) {
        if (query instanceof Query.With with) {
            require(with.body());
        } else if (query instanceof Query.Ordered ordered) {
            require(ordered.body());
        } else if (query instanceof Query.SetOperation operation) {
            require(operation.left());
        } else if (query instanceof Query.Select select
                && !select.items().stream().allMatch(NamedColumns::isNamed)) {
            throw Errors.compilation("002022", "42601", "Missing column specification");
        }
    }

    private static boolean isNamed(Query.SelectItem item) {
        Expression expression = item.expression();
        return item.alias() != null
                || expression instanceof Expression.ColumnReference
                || expression instanceof Expression.Star
                || expression instanceof Expression.PositionalColumn;
    }
}
