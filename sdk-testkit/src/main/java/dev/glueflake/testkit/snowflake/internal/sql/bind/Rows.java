package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.emit.QueryEmitter;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/** The rows of a DML plan under the names that the engine wants. */
final class Rows {
    private Rows() {}

    /** @param extra how many columns of the query come before the new values, named as in {@code DmlPlan} */
    static String named(BindContext context, TypedQuery.Select query, Relation.Stored target, int extra) {
        List<String> names =
                new ArrayList<>(List.of(Relation.Stored.ROW_ID, "_clause").subList(0, extra));
        target.columns().forEach(column -> names.add(column.physical()));
        return new QueryEmitter(context.casts()).named(query, names);
    }
}
