package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.function.PatternFunctions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** Conditions: IS, BETWEEN, IN over a list, LIKE and its kin. */
final class PredicateBinder {
    private final ExpressionBinder expressions;

    PredicateBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    Typed bind(Expression expression) {
        if (expression instanceof Expression.IsNull isNull) {
            return negated(isNull.negated(), Choices.isNull(expressions.bind(isNull.operand())));
        }
        if (expression instanceof Expression.IsTruth truth) {
            String is = "({0} IS " + (truth.negated() ? "NOT " : "") + (truth.truth() ? "TRUE" : "FALSE") + ")";
            return new Typed.Call(
                    is, List.of(Choices.condition(expressions.bind(truth.operand()))), SqlTypes.BOOLEAN, false);
        }
        if (expression instanceof Expression.IsDistinctFrom distinct) {
            String operator = distinct.negated() ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM";
            return Comparisons.compare(operator, expressions.bind(distinct.left()), expressions.bind(distinct.right()));
        }
        if (expression instanceof Expression.Between between) {
            return between(between);
        }
        if (expression instanceof Expression.InList in) {
            return in(in);
        }
        if (expression instanceof Expression.Like like) {
            return like(like);
        }
        throw Errors.unsupported(expression.getClass().getSimpleName() + " expression");
    }

    private static Typed negated(boolean negated, Typed condition) {
        return negated ? ExpressionBinder.not(condition) : condition;
    }

    private Typed between(Expression.Between between) {
        Typed operand = expressions.bind(between.operand());
        Typed low = Comparisons.compare(">=", operand, expressions.bind(between.low()));
        Typed high = Comparisons.compare("<=", operand, expressions.bind(between.high()));
        return negated(between.negated(), ExpressionBinder.logical("AND", low, high));
    }

    private Typed in(Expression.InList in) {
        if (in.operand() instanceof Expression.Tuple tuple) {
            return negated(
                    in.negated(),
                    anyOf(in.values().stream()
                            .map(value -> equalTuples(tuple, value))
                            .toList()));
        }
        Typed operand = expressions.bind(in.operand());
        List<Expression> listed = new ArrayList<>(in.values());
        List<Typed> anywhere = new ArrayList<>();
        for (Expression value : in.values()) {
            Typed array = Spreads.argument(expressions, value);
            if (array != null) {
                listed.remove(value);
                Typed element = Coercions.implicit(operand, SqlTypes.VARIANT);
                anywhere.add(FunctionBinder.call(expressions, "ARRAY_CONTAINS", List.of(element, array)));
            }
        }
        if (!listed.isEmpty()) {
            anywhere.add(among(operand, Spreads.bind(expressions, listed)));
        }
        return negated(in.negated(), anyOf(anywhere));
    }

    private static Typed among(Typed operand, List<Typed> values) {
        SqlType type = operand.type();
        for (Typed value : values) {
            type = Comparisons.operandType(type, value.type());
        }
        List<Typed> all = new ArrayList<>(List.of(comparable(operand, type)));
        for (Typed value : values) {
            all.add(comparable(value, type));
        }
        StringBuilder list = new StringBuilder("({0} IN (");
        for (int i = 1; i < all.size(); i++) {
            list.append(i == 1 ? "" : ", ").append('{').append(i).append('}');
        }
        if (values.isEmpty()) {
            return new Typed.Call("FALSE", List.of(), SqlTypes.BOOLEAN, false);
        }
        return new Typed.Call(
                list.append("))").toString(),
                all,
                SqlTypes.BOOLEAN,
                all.stream().anyMatch(Typed::nullable));
    }

    static Typed comparable(Typed value, SqlType type) {
        return Comparisons.comparable(Coercions.implicit(value, type));
    }

    Typed equalTuples(Expression.Tuple left, Expression right) {
        if (!(right instanceof Expression.Tuple tuple)
                || tuple.items().size() != left.items().size()) {
            throw Errors.compilation("002055", "42601", "tuples of different sizes in IN");
        }
        List<Typed> equal = new ArrayList<>();
        for (int i = 0; i < left.items().size(); i++) {
            equal.add(Comparisons.compare(
                    "=",
                    expressions.bind(left.items().get(i)),
                    expressions.bind(tuple.items().get(i))));
        }
        return combined("AND", equal);
    }

    private static Typed anyOf(List<Typed> conditions) {
        return combined("OR", conditions);
    }

    static Typed combined(String word, List<Typed> conditions) {
        Typed all = conditions.get(0);
        for (Typed condition : conditions.subList(1, conditions.size())) {
            all = ExpressionBinder.logical(word, all, condition);
        }
        return all;
    }

    private Typed like(Expression.Like like) {
        Typed operand = text(like.operand());
        List<Typed> matches = new ArrayList<>();
        for (Expression pattern : like.patterns()) {
            Typed bound = text(pattern);
            if (like.quantifier() != Expression.PatternQuantifier.ONE) {
                PatternFunctions.requireNoLocale(
                        like.kind() + "_" + like.quantifier().name(), List.of(operand, bound));
            }
            matches.add(match(like, operand, bound));
        }
        String word = like.quantifier() == Expression.PatternQuantifier.ALL ? "AND" : "OR";
        return negated(like.negated(), combined(word, matches));
    }

    private Typed match(Expression.Like like, Typed operand, Typed pattern) {
        if (like.kind() == Expression.LikeKind.RLIKE) {
            return PatternFunctions.matches(operand, pattern);
        }
        return PatternFunctions.like(
                like.kind().name(),
                like.escape() == null ? List.of(operand, pattern) : List.of(operand, pattern, text(like.escape())));
    }

    private Typed text(Expression expression) {
        Typed value = expressions.bind(expression);
        return value.type() instanceof SqlType.Text ? value : Coercions.implicit(value, SqlTypes.VARCHAR);
    }
}
