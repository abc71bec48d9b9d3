package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that an expression may name: of the sources of one FROM, then the select list's aliases, then those outside. */
final class Scope {

    /** A column under the name by which Snowflake knows it. */
    record Named(String name, Typed value) {}

    /**
     * One source; {@code qualifier} is its alias, or the parts of its name.
     *
     * @param pseudo columns that only their names reach, not {@code *}
     */
    record Table(List<String> qualifier, List<Named> columns, List<Named> pseudo) {
        Table(List<String> qualifier, List<Named> columns) {
            this(qualifier, columns, List.of());
        }

        boolean isCalled(List<String> written) {
            int from = qualifier.size() - written.size();
            return from >= 0 && qualifier.subList(from, qualifier.size()).equals(written);
        }
    }

    /** DuckDB's name for the numbers of a range. */
    static final String GENERATED_ROW = "range";

    private final List<Table> tables;
    /** Columns that USING brought together; the separate ones are then hidden. */
    private final List<Named> merged;

    private final Set<Typed> hidden;
    private final @Nullable Scope outer;
    private @Nullable HierarchyScope hierarchy;
    private Function<String, Optional<Typed>> aliases = name -> Optional.empty();

    Scope(List<Table> tables, List<Named> merged, Set<Typed> hidden, @Nullable Scope outer) {
        this.tables = List.copyOf(tables);
        this.merged = List.copyOf(merged);
        this.hidden = Set.copyOf(hidden);
        this.outer = outer;
    }

    static Scope empty(@Nullable Scope outer) {
        return new Scope(List.of(), List.of(), Set.of(), outer);
    }

    static Scope of(Table table, @Nullable Scope outer) {
        return new Scope(List.of(table), List.of(), Set.of(), outer);
    }

    /** Both together, side by side. */
    Scope and(Scope other) {
        List<Table> all = new ArrayList<>(tables);
        all.addAll(other.tables);
        List<Named> more = new ArrayList<>(merged);
        more.addAll(other.merged);
        Set<Typed> gone = new HashSet<>(hidden);
        gone.addAll(other.hidden);
        return new Scope(all, more, gone, outer);
    }

    /** With columns of the same name of both sides as one. */
    Scope merge(List<Named> together, Set<Typed> apart) {
        List<Named> all = new ArrayList<>(together);
        merged.stream()
                .filter(column ->
                        together.stream().noneMatch(other -> other.name().equals(column.name())))
                .forEach(all::add);
        Set<Typed> gone = new HashSet<>(hidden);
        gone.addAll(apart);
        return new Scope(tables, all, gone, outer);
    }

    /** The same names for other values. */
    Scope map(UnaryOperator<Typed> change) {
        UnaryOperator<Named> named = column -> new Named(column.name(), change.apply(column.value()));
        List<Table> changed = tables.stream()
                .map(table -> new Table(
                        table.qualifier(),
                        table.columns().stream().map(named).toList(),
                        table.pseudo().stream().map(named).toList()))
                .toList();
        Set<Typed> gone = new HashSet<>(hidden.stream().map(change).toList());
        return new Scope(changed, merged.stream().map(named).toList(), gone, outer);
    }

    void hierarchy(HierarchyScope names) {
        hierarchy = names;
    }

    /** Null where there is no CONNECT BY. */
    @Nullable
    HierarchyScope hierarchy() {
        return hierarchy;
    }

    void aliases(Function<String, Optional<Typed>> lookup) {
        aliases = lookup;
    }

    List<Table> tables() {
        return tables;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    /** The rows' numbers from 0 where the only source has them, as a generator does, in a column that nobody sees. */
    @Nullable
    Typed rowNumber() {
        return tables.size() == 1 && merged.isEmpty()
                ? hidden.stream()
                        .filter(Typed.Column.class::isInstance)
                        .filter(column -> ((Typed.Column) column).physical().equals(GENERATED_ROW))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** What {@code *} stands for. */
    List<Named> all() {
        List<Named> all = new ArrayList<>(merged);
        tables.forEach(table -> table.columns().stream()
                .filter(column -> !hidden.contains(column.value()))
                .forEach(all::add));
        return all;
    }

    /** Whether a column is one of a query outside. */
    boolean isOutside(Typed column) {
        for (Scope scope = outer; scope != null; scope = scope.outer) {
            if (scope.nameOf(column).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A column of a source as Snowflake's messages name it. */
    Optional<String> nameOf(Typed value) {
        for (Table table : tables) {
            for (Named column : table.columns()) {
                if (column.value().equals(value)) {
                    int size = table.qualifier().size();
                    return Optional.of((size == 0 ? "" : table.qualifier().get(size - 1) + ".") + column.name());
                }
            }
        }
        return Optional.empty();
    }

    /** The column, or empty where nobody here or outside has one of that name. */
    Optional<Typed> find(Expression.ColumnReference reference) {
        List<String> parts = reference.parts().stream().map(Identifier::text).toList();
        String name = parts.get(parts.size() - 1);
        Optional<Typed> here =
                parts.size() == 1 ? unqualified(name) : qualified(parts.subList(0, parts.size() - 1), name);
        if (here.isPresent()) {
            return here;
        }
        return outer == null ? Optional.empty() : outer.find(reference);
    }

    private Optional<Typed> unqualified(String name) {
        List<Named> found =
                all().stream().filter(column -> column.name().equals(name)).toList();
        if (found.isEmpty()) {
            found = tables.stream()
                    .flatMap(table -> table.pseudo().stream())
                    .filter(column -> column.name().equals(name))
                    .toList();
        }
        if (!found.isEmpty()) {
            return Optional.of(single(found, name));
        }
        return hierarchy != null && name.equals(HierarchyScope.LEVEL)
                ? Optional.of(hierarchy.level())
                : aliases.apply(name);
    }

    private Optional<Typed> qualified(List<String> qualifier, String name) {
        List<Named> found = tables.stream()
                .filter(table -> table.isCalled(qualifier))
                .flatMap(table -> Stream.concat(table.columns().stream(), table.pseudo().stream()))
                .filter(column -> column.name().equals(name))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(single(found, name));
    }

    private static Typed single(List<Named> found, String name) {
        if (found.size() > 1) {
            throw Errors.compilation("002028", "42601", "ambiguous column name '" + name + "'");
        }
        return found.get(0).value();
    }
}
