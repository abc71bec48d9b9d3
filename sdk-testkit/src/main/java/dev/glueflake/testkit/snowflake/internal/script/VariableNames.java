package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExpressionRewriter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * In an expression of a script a plain name is a variable, unlike in SQL, where a variable needs its colon: this puts the
 * variable in the place of each name that is one.
 */
final class VariableNames extends ExpressionRewriter {
    private final Predicate<String> isVariable;

    VariableNames(Predicate<String> isVariable) {
        this.isVariable = isVariable;
    }

    @Override
    protected Expression name(Expression.ColumnReference reference) {
        String name = reference.parts().stream().map(Identifier::text).collect(Collectors.joining("."));
        return isVariable.test(name) ? new Expression.ScriptVariable(name, reference.at()) : reference;
    }

    /** A parameter hides the variable of its name. */
    @Override
    protected Expression lambda(Expression.Lambda lambda) {
        Set<String> own = lambda.parameters().stream()
                .map(parameter -> parameter.name().text())
                .collect(Collectors.toSet());
        VariableNames inside = new VariableNames(name -> !own.contains(name) && isVariable.test(name));
        return new Expression.Lambda(lambda.parameters(), inside.rewrite(lambda.body()), lambda.at());
    }
}
