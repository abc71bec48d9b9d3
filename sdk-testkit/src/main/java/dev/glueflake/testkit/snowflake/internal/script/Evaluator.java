package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of expressions outside any query, with a script's variables. Stateless. */
final class Evaluator {
    private Evaluator() {}

    static TypedValue evaluate(Expression written, Session session, ExecutionScope scope) {
        Map<String, TypedValue> variables = scope.scriptVariables();
        Expression expression = new VariableNames(variables::containsKey).rewrite(written);
        TypedValue known = known(expression, variables);
        return known == null ? query(expression, session, scope) : known;
    }

    /** The value as that type. */
    static TypedValue convert(TypedValue value, TypeName type, Session session, ExecutionScope scope) {
        ExecutionScope alone = scope.child(scope.queryId(), Map.of("VALUE", value), scope.now());
        Expression variable = new Expression.ScriptVariable("VALUE", Position.NONE);
        return query(new Expression.Cast(variable, type, false, Position.NONE), session, alone);
    }

    /** What needs no engine: literals and variables alone. */
    private static @Nullable TypedValue known(Expression expression, Map<String, TypedValue> variables) {
        if (expression instanceof Expression.ScriptVariable variable) {
            return variables.get(variable.name());
        } else if (expression instanceof Expression.StringLiteral text) {
            return TypedValue.text(text.value());
        } else if (expression instanceof Expression.BooleanLiteral truth) {
            return new TypedValue(SqlTypes.BOOLEAN, truth.value());
        }
        return null;
    }

    private static TypedValue query(Expression expression, Session session, ExecutionScope scope) {
        DuckQuery query = new Binder(session.relations(scope), session.environment(scope)).scalar(expression);
        ResultColumn column = query.columns().get(0);
        List<@Nullable Object[]> rows = session.account().engine().query(query, scope.cancellation());
        return new TypedValue(column.type(), rows.isEmpty() ? null : rows.get(0)[0]);
    }
}
