package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a partition column may be computed by: METADATA$FILENAME alone and the functions of Snowflake's list; with partitions given by
 * the user, a key of METADATA$EXTERNAL_TABLE_PARTITION.
 */
final class PartitionRules {
    /** TO_DATE is not on the list but in the reference's own examples. */
    private static final Set<String> FUNCTIONS = Set.of(
            "ARRAY_CONSTRUCT",
            "CONCAT",
            "ENDSWITH",
            "IFF",
            "IFNULL",
            "LOWER",
            "NULLIF",
            "NVL2",
            "SPLIT_PART",
            "STARTSWITH",
            "SUBSTR",
            "SUBSTRING",
            "TO_DATE",
            "UPPER",
            "ZEROIFNULL");

    private static final Set<BinaryOperator> OPERATORS = EnumSet.of(
            BinaryOperator.EQUAL,
            BinaryOperator.NOT_EQUAL,
            BinaryOperator.GREATER,
            BinaryOperator.GREATER_OR_EQUAL,
            BinaryOperator.LESS,
            BinaryOperator.LESS_OR_EQUAL,
            BinaryOperator.CONCAT,
            BinaryOperator.ADD,
            BinaryOperator.SUBTRACT,
            BinaryOperator.MULTIPLY,
            BinaryOperator.AND,
            BinaryOperator.OR);

    private final boolean byUser;

    PartitionRules(boolean byUser) {
        this.byUser = byUser;
    }

    void check(ExternalColumn column) {
        if (!isAllowed(column.value())) {
            throw invalid(column);
        }
    }

    private static SnowflakeException invalid(ExternalColumn column) {
        return Errors.compilation(
                "091020",
                "42601",
                "Defining expression for partition column " + column.name().text() + " is invalid.");
    }

    private boolean isAllowed(Expression expression) {
        List<Expression> parts = new ArrayList<>();
        return (byUser ? isUserPartition(expression, parts) : isShape(expression, parts))
                && parts.stream().allMatch(this::isAllowed);
    }

    /** {@code PARSE_JSON(METADATA$EXTERNAL_TABLE_PARTITION):key}, cast. */
    private static boolean isUserPartition(Expression expression, List<Expression> parts) {
        if (expression instanceof Expression.Cast cast) {
            return parts.add(cast.operand());
        }
        return expression instanceof Expression.Path path
                && path.operand() instanceof Expression.FunctionCall call
                && name(call).equals("PARSE_JSON")
                && call.arguments().size() == 1
                && isColumn(call.arguments().get(0).value(), "METADATA$EXTERNAL_TABLE_PARTITION");
    }

    /** Whether the expression itself may stand there; its operands are added to {@code parts}. */
    private static boolean isShape(Expression expression, List<Expression> parts) {
        if (expression instanceof Expression.ColumnReference) {
            return isColumn(expression, "METADATA$FILENAME");
        }
        if (expression instanceof Expression.FunctionCall call) {
            call.arguments().forEach(argument -> parts.add(argument.value()));
            return FUNCTIONS.contains(name(call)) && call.over() == null;
        }
        if (expression instanceof Expression.Binary binary) {
            parts.addAll(List.of(binary.left(), binary.right()));
            return OPERATORS.contains(binary.operator());
        }
        if (expression instanceof Expression.Cast cast) {
            parts.add(cast.operand());
            return !cast.attempt();
        }
        if (expression instanceof Expression.Case choice) {
            return parts.addAll(parts(choice));
        }
        return isLiteral(expression) || isTest(expression, parts);
    }

    private static boolean isTest(Expression expression, List<Expression> parts) {
        if (expression instanceof Expression.IsNull test) {
            return parts.add(test.operand());
        }
        if (expression instanceof Expression.InList list) {
            parts.addAll(list.values());
            return parts.add(list.operand());
        }
        return expression instanceof Expression.Unary unary && parts.add(unary.operand());
    }

    private static boolean isLiteral(Expression expression) {
        return expression instanceof Expression.StringLiteral
                || expression instanceof Expression.NumberLiteral
                || expression instanceof Expression.BooleanLiteral
                || expression instanceof Expression.NullLiteral
                || expression instanceof Expression.TypedLiteral;
    }

    private static List<Expression> parts(Expression.Case choice) {
        List<Expression> parts = new ArrayList<>();
        if (choice.operand() != null) {
            parts.add(choice.operand());
        }
        for (Expression.When branch : choice.branches()) {
            parts.addAll(List.of(branch.condition(), branch.result()));
        }
        if (choice.otherwise() != null) {
            parts.add(choice.otherwise());
        }
        return parts;
    }

    private static boolean isColumn(Expression expression, String name) {
        return expression instanceof Expression.ColumnReference column
                && column.parts().size() == 1
                && column.parts().get(0).text().equals(name);
    }

    private static String name(Expression.FunctionCall call) {
        return call.name().parts().size() == 1 ? call.name().last().text() : "";
    }
}
