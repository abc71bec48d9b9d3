package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What USING, NATURAL and outer joins make of their sides' columns. */
final class Joins {
    /** @param on null where NATURAL found no common column */
    record Using(@Nullable Typed on, List<Scope.Named> together, Set<Typed> apart) {}

    private Joins() {}

    /** @param names of the columns that both sides have */
    static Using using(List<String> names, Query.JoinKind kind, Scope left, Scope right) {
        Typed on = null;
        List<Scope.Named> together = new ArrayList<>();
        Set<Typed> apart = new HashSet<>();
        for (String name : names) {
            Typed a = column(left, name);
            Typed b = column(right, name);
            Typed equal = Comparisons.compare("=", a, b);
            on = on == null ? equal : new Typed.Call("({0} AND {1})", List.of(on, equal), SqlTypes.BOOLEAN, true);
            together.add(new Scope.Named(name, merged(kind, a, b)));
            apart.add(a);
            apart.add(b);
        }
        return new Using(on, together, apart);
    }

    private static Typed merged(Query.JoinKind kind, Typed a, Typed b) {
        return switch (kind) {
            case RIGHT -> b;
            case FULL -> Choices.coalesce(List.of(a, b));
            default -> a;
        };
    }

    static List<String> common(Scope left, Scope right) {
        Set<String> others =
                new HashSet<>(right.all().stream().map(Scope.Named::name).toList());
        return left.all().stream()
                .map(Scope.Named::name)
                .filter(others::contains)
                .toList();
    }

    /** The one column of that name. */
    static Typed column(Scope scope, String name) {
        List<Typed> found = scope.all().stream()
                .filter(column -> column.name().equals(name))
                .map(Scope.Named::value)
                .toList();
        if (found.isEmpty()) {
            throw Errors.compilation("000904", "42000", "invalid identifier '" + name + "'");
        }
        if (found.size() > 1) {
            throw Errors.compilation("002028", "42601", "ambiguous column name '" + name + "'");
        }
        return found.get(0);
    }

    /** The same columns on the side of an outer join that may be missing. */
    static Scope nullable(Scope scope) {
        return scope.map(value -> value instanceof Typed.Column column
                ? new Typed.Column(column.relation(), column.physical(), column.type(), true)
                : value);
    }
}
