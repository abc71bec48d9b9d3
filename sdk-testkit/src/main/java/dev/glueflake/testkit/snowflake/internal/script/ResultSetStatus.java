package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExpressionRewriter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expressions;

/** Puts the status of a RESULTSET in the place of {@code SYSTEM$GET_RESULTSET_STATUS(name)}, which only a script can answer. */
final class ResultSetStatus extends ExpressionRewriter {
    private static final String NAME = "SYSTEM$GET_RESULTSET_STATUS";

    private final ChildJobs jobs;

    private ResultSetStatus(ChildJobs jobs) {
        this.jobs = jobs;
    }

    static Expression in(Expression expression, ChildJobs jobs) {
        return Expressions.any(expression, ResultSetStatus::isAsked)
                ? new ResultSetStatus(jobs).rewrite(expression)
                : expression;
    }

    private static boolean isAsked(Expression expression) {
        return expression instanceof Expression.FunctionCall call
                && call.name().parts().size() == 1
                && call.name().last().text().equals(NAME)
                && call.arguments().size() == 1
                && call.arguments().get(0).value() instanceof Expression.ColumnReference name
                && name.parts().size() == 1;
    }

    @Override
    protected Expression call(Expression.FunctionCall call) {
        if (!isAsked(call)) {
            return withArguments(call);
        }
        Expression.ColumnReference name =
                (Expression.ColumnReference) call.arguments().get(0).value();
        return new Expression.StringLiteral(jobs.status(name.parts().get(0)), call.at());
    }

    @Override
    protected Expression name(Expression.ColumnReference reference) {
        return reference;
    }
}
