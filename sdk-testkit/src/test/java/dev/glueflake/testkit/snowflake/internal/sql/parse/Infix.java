package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import java.util.Map;
import java.util.stream.Collectors;

/** An expression with every operator in parentheses, so that a test can show what binds to what. */
final class Infix {
    private static final Map<Expression.BinaryOperator, String> SYMBOLS = Map.ofEntries(
            Map.entry(Expression.BinaryOperator.OR, "OR"),
            Map.entry(Expression.BinaryOperator.AND, "AND"),
            Map.entry(Expression.BinaryOperator.EQUAL, "="),
            Map.entry(Expression.BinaryOperator.NOT_EQUAL, "<>"),
            Map.entry(Expression.BinaryOperator.LESS, "<"),
            Map.entry(Expression.BinaryOperator.LESS_OR_EQUAL, "<="),
            Map.entry(Expression.BinaryOperator.GREATER, ">"),
            Map.entry(Expression.BinaryOperator.GREATER_OR_EQUAL, ">="),
            Map.entry(Expression.BinaryOperator.ADD, "+"),
            Map.entry(Expression.BinaryOperator.SUBTRACT, "-"),
            Map.entry(Expression.BinaryOperator.MULTIPLY, "*"),
            Map.entry(Expression.BinaryOperator.DIVIDE, "/"),
            Map.entry(Expression.BinaryOperator.MODULO, "%"),
            Map.entry(Expression.BinaryOperator.CONCAT, "||"));

    private Infix() {}

    static String of(Expression expression) {
        if (expression instanceof Expression.Binary b) {
            return "(" + of(b.left()) + " " + SYMBOLS.get(b.operator()) + " " + of(b.right()) + ")";
        }
        if (expression instanceof Expression.Unary u) {
            return "(" + u.operator() + " " + of(u.operand()) + ")";
        }
        if (expression instanceof Expression.Cast c) {
            return "(" + of(c.operand()) + (c.attempt() ? " TRY " : " AS ")
                    + c.type().name() + ")";
        }
        if (expression instanceof Expression.Path p) {
            return "(" + of(p.operand())
                    + p.elements().stream().map(Infix::element).collect(Collectors.joining()) + ")";
        }
        return condition(expression);
    }

    private static String condition(Expression expression) {
        if (expression instanceof Expression.Between b) {
            return "(" + of(b.operand()) + not(b.negated()) + " BETWEEN " + of(b.low()) + " .. " + of(b.high()) + ")";
        }
        if (expression instanceof Expression.InList in) {
            return "(" + of(in.operand()) + not(in.negated()) + " IN "
                    + in.values().stream().map(Infix::of).toList() + ")";
        }
        if (expression instanceof Expression.IsNull is) {
            return "(" + of(is.operand()) + " IS" + not(is.negated()) + " NULL)";
        }
        if (expression instanceof Expression.IsTruth is) {
            return "(" + of(is.operand()) + " IS" + not(is.negated()) + " " + is.truth() + ")";
        }
        if (expression instanceof Expression.IsDistinctFrom is) {
            return "(" + of(is.left()) + " IS" + not(is.negated()) + " DISTINCT " + of(is.right()) + ")";
        }
        if (expression instanceof Expression.Like like) {
            return "(" + of(like.operand()) + not(like.negated()) + " " + like.kind() + " " + like.quantifier() + " "
                    + like.patterns().stream().map(Infix::of).toList()
                    + (like.escape() == null ? "" : " ESCAPE " + of(like.escape())) + ")";
        }
        return operand(expression);
    }

    private static String operand(Expression expression) {
        if (expression instanceof Expression.ColumnReference c) {
            return c.parts().stream().map(Object::toString).collect(Collectors.joining("."));
        }
        if (expression instanceof Expression.NumberLiteral n) {
            return n.text();
        }
        if (expression instanceof Expression.StringLiteral s) {
            return "'" + s.value() + "'";
        }
        if (expression instanceof Expression.Collate c) {
            return "(" + of(c.operand()) + " COLLATE " + c.collation() + ")";
        }
        return TreeShape.of(expression);
    }

    private static String element(Expression.PathElement element) {
        return element instanceof Expression.PathElement.Key key
                ? "." + key.name()
                : "[" + of(((Expression.PathElement.Index) element).index()) + "]";
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }
}
