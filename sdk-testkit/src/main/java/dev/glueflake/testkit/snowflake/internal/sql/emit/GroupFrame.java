package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an expression above a GROUP BY may still see: the keys and the aggregates. Aggregates are noted as they are met, so
 * that the grouped query below can compute them.
 */
final class GroupFrame {
    private final TypedQuery.Grouping grouping;
    private final @Nullable GroupFrame outer;
    private final Map<Typed, String> keys = new LinkedHashMap<>();
    private final Map<Typed.Aggregate, String> aggregates = new LinkedHashMap<>();

    GroupFrame(TypedQuery.Grouping grouping, @Nullable GroupFrame outer) {
        this.grouping = grouping;
        this.outer = outer;
        for (Typed key : grouping.keys()) {
            keys.putIfAbsent(key, "g" + (keys.size() + 1));
        }
    }

    @Nullable
    GroupFrame outer() {
        return outer;
    }

    Map<Typed, String> keys() {
        return keys;
    }

    Map<Typed.Aggregate, String> aggregates() {
        return aggregates;
    }

    /** The grouped rows' column that stands for the expression, in this frame or one around it. */
    Optional<String> find(Typed expression) {
        String key = expression instanceof Typed.Constant ? null : keys.get(expression);
        if (key != null) {
            return Optional.of(grouping.alias() + "." + key);
        }
        if (expression instanceof Typed.Aggregate aggregate) {
            return Optional.of(grouping.alias() + "."
                    + aggregates.computeIfAbsent(aggregate, any -> "a" + (aggregates.size() + 1)));
        }
        if (expression instanceof Typed.Column column && grouping.relations().contains(column.relation())) {
            throw Errors.compilation(
                    "000979",
                    "42601",
                    "a column in the select clause is neither an aggregate nor in the group by clause.");
        }
        return outer == null || expression instanceof Typed.Aggregate ? Optional.empty() : outer.find(expression);
    }
}
