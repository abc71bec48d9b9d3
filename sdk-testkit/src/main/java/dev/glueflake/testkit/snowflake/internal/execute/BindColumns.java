package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Expressions over binds as expressions over columns, one column for each bind: {@code ?} number 3 becomes the column of bind 3. */
final class BindColumns {
    private BindColumns() {}

    static Identifier column(int bind) {
        return Identifier.quoted("bind " + bind, Position.NONE);
    }

    /** Empty where the expression has a form that is not taken apart here, such as a subquery. */
    static Optional<Expression> of(Expression expression) {
        return Optional.ofNullable(rewritten(expression));
    }

    private static @Nullable Expression rewritten(Expression expression) {
        if (expression instanceof Expression.BindReference bind) {
            return new Expression.ColumnReference(List.of(column(bind.index())), bind.at());
        }
        if (expression instanceof Expression.Cast cast) {
            Expression operand = rewritten(cast.operand());
            return operand == null ? null : new Expression.Cast(operand, cast.type(), cast.attempt(), cast.at());
        }
        if (expression instanceof Expression.Unary unary) {
            Expression operand = rewritten(unary.operand());
            return operand == null ? null : new Expression.Unary(unary.operator(), operand, unary.at());
        }
        if (expression instanceof Expression.Binary binary) {
            Expression left = rewritten(binary.left());
            Expression right = rewritten(binary.right());
            return left == null || right == null
                    ? null
                    : new Expression.Binary(binary.operator(), left, right, binary.at());
        }
        if (expression instanceof Expression.FunctionCall call) {
            return call(call);
        }
        return isConstant(expression) ? expression : null;
    }

    private static @Nullable Expression call(Expression.FunctionCall call) {
        if (call.over() != null || call.distinct() || !call.withinGroup().isEmpty()) {
            return null;
        }
        List<Expression.Argument> arguments = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            Expression value = rewritten(argument.value());
            if (value == null) {
                return null;
            }
            arguments.add(new Expression.Argument(argument.name(), value));
        }
        return call.with(arguments);
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.NumberLiteral
                || expression instanceof Expression.StringLiteral
                || expression instanceof Expression.BooleanLiteral
                || expression instanceof Expression.NullLiteral
                || expression instanceof Expression.TypedLiteral
                || expression instanceof Expression.SessionVariable
                || expression instanceof Expression.ScriptVariable
                || expression instanceof Expression.ColumnReference;
    }
}
