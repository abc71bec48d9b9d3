package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExpressionRewriter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import java.util.function.UnaryOperator;

/** Gives the sequences and functions of a kept default, which stand there under their full names, other names. */
final class DefaultNames extends ExpressionRewriter {
    private static final int FULL = 3;

    private final UnaryOperator<QualifiedName> renamed;

    DefaultNames(UnaryOperator<QualifiedName> renamed) {
        this.renamed = renamed;
    }

    @Override
    protected Expression name(Expression.ColumnReference reference) {
        return reference
                .sequence()
                .map(sequence -> Expression.ColumnReference.nextValue(follow(sequence), reference.at()))
                .orElse(reference);
    }

    @Override
    protected Expression call(Expression.FunctionCall call) {
        Expression.FunctionCall rewritten = (Expression.FunctionCall) super.call(call);
        return rewritten.withName(follow(call.name()));
    }

    private ObjectName follow(ObjectName name) {
        if (name.parts().size() != FULL) {
            return name;
        }
        String database = name.parts().get(0).text();
        String schema = name.parts().get(1).text();
        return renamed.apply(new QualifiedName(database, schema, name.last().text()))
                .written();
    }
}
