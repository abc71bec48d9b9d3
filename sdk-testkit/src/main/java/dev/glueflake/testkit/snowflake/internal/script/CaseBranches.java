package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import java.util.List;

/** A CASE with an operand is one with comparisons. */
final class CaseBranches {
    private CaseBranches() {}

    static List<Script.Branch> of(Script.CaseOf statement) {
        Expression operand = statement.operand();
        if (operand == null) {
            return statement.branches();
        }
        return statement.branches().stream()
                .map(branch -> new Script.Branch(equal(operand, branch.condition()), branch.body()))
                .toList();
    }

    private static Expression equal(Expression operand, Expression value) {
        return new Expression.Binary(Expression.BinaryOperator.EQUAL, operand, value, value.at());
    }
}
