package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExpressionRewriter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;

/** A column's default when it is defined: the names in it mean what they mean now, whoever inserts later from wherever. */
final class ColumnDefaults extends ExpressionRewriter {
    private final Work work;
    private final Relations relations;

    ColumnDefaults(Work work) {
        this.work = work;
        this.relations = work.session().relations(work.scope());
    }

    /** The default with full names; bound once now, so that what cannot be evaluated is refused here. */
    Expression defined(Expression value) {
        work.binder().scalar(value);
        return rewrite(value);
    }

    @Override
    protected Expression name(Expression.ColumnReference reference) {
        return reference
                .sequence()
                .map(name -> Expression.ColumnReference.nextValue(full(name), reference.at()))
                .orElse(reference);
    }

    @Override
    protected Expression call(Expression.FunctionCall call) {
        Expression.FunctionCall rewritten = (Expression.FunctionCall) super.call(call);
        ObjectName name = work.name(call.name());
        return relations.hasUserFunction(name) ? rewritten.withName(full(name)) : rewritten;
    }

    private ObjectName full(ObjectName name) {
        return work.objects().qualify(name, "CREATE TABLE").written();
    }
}
