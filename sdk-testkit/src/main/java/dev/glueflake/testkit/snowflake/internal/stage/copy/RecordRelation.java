package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog, with the landed records in the place of the staged files that COPY selects from. */
record RecordRelation(Relations catalog, Relation records) implements Relations {

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        return catalog.find(name, travel);
    }

    @Override
    public Relation stageFiles(TableExpression.StageFiles files) {
        return records;
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
