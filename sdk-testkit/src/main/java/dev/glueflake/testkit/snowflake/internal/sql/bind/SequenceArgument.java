package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import java.util.ArrayList;
import java.util.List;

/** The sequence that {@code GETNEXTVAL(sequence)} names. */
record SequenceArgument(Expression.FunctionCall call) {
    /** The one column of the table function. */
    static final String COLUMN = "NEXTVAL";

    /** As {@code sequence.NEXTVAL}. */
    Typed bind(ExpressionBinder expressions) {
        if (call.arguments().size() != 1
                || !(call.arguments().get(0).value() instanceof Expression.ColumnReference sequence)) {
            throw ExpansionBinder.invalid(call);
        }
        List<Identifier> parts = new ArrayList<>(sequence.parts());
        parts.add(Identifier.unquoted(COLUMN, sequence.at()));
        return expressions.bind(new Expression.ColumnReference(parts, sequence.at()));
    }
}
