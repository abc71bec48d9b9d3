package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What ASOF JOIN allows: the left table left and the right one right in MATCH_CONDITION, and equalities alone in ON. */
final class AsofConditions {
    private AsofConditions() {}

    static void requireSides(Expression.Binary match, Scope left, Scope right) {
        if (isOf(match.left(), left, right) && isOf(match.right(), right, left)) {
            return;
        }
        throw Errors.compilation(
                "010002",
                "42601",
                "MATCH_CONDITION clause is invalid: The left side allows only column references from the left side"
                        + " table, and the right side allows only column references from the right side table.");
    }

    static void requireEqualities(@Nullable Expression on, Scope left, Scope right) {
        if (on == null) {
            return;
        }
        if (on instanceof Expression.Binary both && both.operator() == BinaryOperator.AND) {
            requireEqualities(both.left(), left, right);
            requireEqualities(both.right(), left, right);
            return;
        }
        boolean equality = on instanceof Expression.Binary binary && binary.operator() == BinaryOperator.EQUAL;
        if (!equality || !isApart((Expression.Binary) on, left, right)) {
            throw Errors.compilation(
                    "010010",
                    "42601",
                    "ON clause for ASOF JOIN must contain conjunctions of equality conditions only. Disjunctions are"
                            + " not allowed. Each side of an equality condition must only refer to either the left"
                            + " table or the right table.");
        }
    }

    private static boolean isApart(Expression.Binary on, Scope left, Scope right) {
        return (isOf(on.left(), left, right) && isOf(on.right(), right, left))
                || (isOf(on.left(), right, left) && isOf(on.right(), left, right));
    }

    /** A column is of one side alone; what is no bare column is left to the binder of each side. */
    private static boolean isOf(Expression expression, Scope side, Scope other) {
        return !(expression instanceof Expression.ColumnReference column)
                || side.find(column).isPresent()
                || other.find(column).isEmpty();
    }
}
