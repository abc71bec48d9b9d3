package dev.glueflake.testkit.snowflake.internal.stage.copy;

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

/** The catalog plus the landing table of a COPY, under a name that only this object is. */
record LandingRelations(Relations catalog, Relation.Stored landing) implements Relations {
    /** Compared by identity, so that no table of that name is hidden. */
    static final ObjectName NAME = new ObjectName(List.of(Identifier.quoted("COPY", Position.NONE)));

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        return name == NAME ? landing : catalog.find(name, travel);
    }

    @Override
    public Relation target(ObjectName name) {
        return catalog.target(name);
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        return catalog.tableFunction(call, arguments);
    }

    @Override
    public String nextValue(ObjectName sequence) {
        return catalog.nextValue(sequence);
    }
}
