package dev.glueflake.testkit.snowflake.internal.sql.ast;

/** Makes an expression anew in which sequences and functions have other names; columns keep theirs. */
public abstract class ObjectNameRewriter extends ExpressionRewriter {
    /** What takes the place of the name of a sequence. */
    protected abstract ObjectName sequence(ObjectName name);

    /** What takes the place of the name of a function. */
    protected abstract ObjectName function(ObjectName name);

    @Override
    protected final Expression name(Expression.ColumnReference reference) {
        return reference
                .sequence()
                .map(name -> Expression.ColumnReference.nextValue(sequence(name), reference.at()))
                .orElse(reference);
    }

    @Override
    protected final Expression call(Expression.FunctionCall call) {
        return withArguments(call).withName(function(call.name()));
    }
}
