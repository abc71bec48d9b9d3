package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog with one more relation, under a name that no user can write. */
record ExtraRelations(Relations catalog, Relation extra) implements Relations {
    /** The hidden name. */
    static final ObjectName NAME = new ObjectName(List.of(Identifier.quoted("\u0000extra", Position.NONE)));

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        return name.deferred() == null && name.last().text().equals(NAME.last().text())
                ? extra
                : catalog.find(name, travel);
    }

    @Override
    public Relation target(ObjectName name) {
        return name.deferred() == null && name.last().text().equals(NAME.last().text()) ? extra : catalog.target(name);
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        return catalog.tableFunction(call, arguments);
    }

    @Override
    public Relation stageFiles(TableExpression.StageFiles files) {
        return catalog.stageFiles(files);
    }

    @Override
    public List<TypedValue> values(DuckQuery query) {
        return catalog.values(query);
    }

    @Override
    public String nextValue(ObjectName sequence) {
        return catalog.nextValue(sequence);
    }
}
