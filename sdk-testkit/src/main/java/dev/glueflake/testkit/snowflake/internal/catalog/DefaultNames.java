package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectNameRewriter;
import java.util.function.UnaryOperator;

/** Gives the sequences and functions of a kept default, which stand there under their full names, other names. */
final class DefaultNames extends ObjectNameRewriter {
    private static final int FULL = 3;

    private final UnaryOperator<QualifiedName> renamed;

    DefaultNames(UnaryOperator<QualifiedName> renamed) {
        this.renamed = renamed;
    }

    @Override
    protected ObjectName sequence(ObjectName name) {
        return follow(name);
    }

    @Override
    protected ObjectName function(ObjectName name) {
        return follow(name);
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
