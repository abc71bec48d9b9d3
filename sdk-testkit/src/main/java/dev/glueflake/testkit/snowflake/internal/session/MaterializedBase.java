package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Materialized;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog as a materialized view's query sees it: its base table has the columns that it had when the view was made. */
record MaterializedBase(Relations catalog, Materialized view) implements Relations {
    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        return narrowed(catalog.find(name, travel));
    }

    private Relation narrowed(Relation found) {
        if (found instanceof Relation.Guarded guarded) {
            return new Relation.Guarded(narrowed(guarded.rows()), guarded.guards());
        }
        if (!(found instanceof Relation.Stored stored) || view.columns().isEmpty()) {
            return found;
        }
        List<String> kept = view.columns().stream().map(Column::physical).toList();
        return new Relation.Stored(
                stored.name(),
                stored.columns().stream()
                        .filter(column -> kept.contains(column.physical()))
                        .toList(),
                stored.source());
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
