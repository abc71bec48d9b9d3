package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looking through expressions as written; a subquery is a world of its own and is not entered. */
public final class Expressions {
    private Expressions() {}

    /** The expression and all inside it. */
    public static Stream<Expression> all(@Nullable Expression expression) {
        return expression == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(expression), children(expression).stream().flatMap(Expressions::all));
    }

    public static boolean any(@Nullable Expression expression, Predicate<Expression> holds) {
        if (expression == null || holds.test(expression)) {
            return expression != null;
        }
        for (Expression child : children(expression)) {
            if (any(child, holds)) {
                return true;
            }
        }
        return false;
    }

    /** What stands between the ANDs. */
    public static List<Expression> conjuncts(Expression condition) {
        if (condition instanceof Expression.Binary binary && binary.operator() == Expression.BinaryOperator.AND) {
            List<Expression> both = new ArrayList<>(conjuncts(binary.left()));
            both.addAll(conjuncts(binary.right()));
            return both;
        }
        return List.of(condition);
    }

    private static List<Expression> children(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expression instanceof Expression.Unary unary) {
            return List.of(unary.operand());
        }
        if (expression instanceof Expression.FunctionCall call) {
            return call.arguments().stream().map(Expression.Argument::value).toList();
        }
        if (expression instanceof Expression.Cast cast) {
            return List.of(cast.operand());
        }
        if (expression instanceof Expression.Reshaped reshaped) {
            return List.of(reshaped.operand());
        }
        if (expression instanceof Expression.OuterMark mark) {
            return List.of(mark.column());
        }
        if (expression instanceof Expression.Spread spread) {
            return List.of(spread.array());
        }
        return expression instanceof Expression.Case cases ? parts(cases) : conditions(expression);
    }

    private static List<Expression> parts(Expression.Case cases) {
        Stream<Expression> branches =
                cases.branches().stream().flatMap(when -> Stream.of(when.condition(), when.result()));
        return Stream.concat(Stream.of(cases.operand(), cases.otherwise()).filter(Objects::nonNull), branches)
                .toList();
    }

    private static List<Expression> conditions(Expression expression) {
        if (expression instanceof Expression.IsNull isNull) {
            return List.of(isNull.operand());
        }
        if (expression instanceof Expression.IsTruth truth) {
            return List.of(truth.operand());
        }
        if (expression instanceof Expression.IsDistinctFrom distinct) {
            return List.of(distinct.left(), distinct.right());
        }
        if (expression instanceof Expression.Between between) {
            return List.of(between.operand(), between.low(), between.high());
        }
        if (expression instanceof Expression.InList in) {
            return Stream.concat(Stream.of(in.operand()), in.values().stream()).toList();
        }
        if (expression instanceof Expression.Like like) {
            return Stream.concat(Stream.of(like.operand()), like.patterns().stream())
                    .toList();
        }
        return expression instanceof Expression.Path path ? List.of(path.operand()) : List.of();
    }
}
