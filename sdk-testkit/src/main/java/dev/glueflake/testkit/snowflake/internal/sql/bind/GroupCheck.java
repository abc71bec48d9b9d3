package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import java.util.HashSet;
import java.util.Set;

/** Behind GROUP BY only its keys and aggregates are left; any other column is an error that names it. */
final class GroupCheck {
    private final Set<Typed> keys;
    private final Set<String> relations;
    private final Scope scope;

    GroupCheck(TypedQuery.Grouping grouping, Scope scope) {
        this.keys = new HashSet<>(grouping.keys());
        this.relations = new HashSet<>(grouping.relations());
        this.scope = scope;
    }

    void check(Typed value) {
        if (keys.contains(value) || value instanceof Typed.Aggregate) {
            return;
        }
        if (value instanceof Typed.Column column && relations.contains(column.relation())) {
            String name = scope.nameOf(column).orElse("column");
            throw Errors.compilation("000979", "42601", "[" + name + "] is not a valid group by expression");
        }
        TypedTrees.children(value).forEach(this::check);
    }
}
