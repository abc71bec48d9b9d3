package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that an external table's expressions see: its files' rows, under a name that no user can write. */
record HiddenRelations(Relation.Stored rows) implements Relations {
    static final ObjectName NAME = new ObjectName(List.of(Identifier.quoted("\u0000files", Position.NONE)));

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        if (name.equals(NAME)) {
            return rows;
        }
        throw Errors.unsupported("subquery in a column of an external table");
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        throw Errors.unsupported("table function in a column of an external table");
    }

    @Override
    public String nextValue(ObjectName sequence) {
        throw Errors.unsupported("sequence in a column of an external table");
    }
}
