package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** UNPIVOT: every row once for each of the columns, beside the columns that are not named. */
final class UnpivotBinder {
    private final BindContext context;

    UnpivotBinder(BindContext context) {
        this.context = context;
    }

    Bound bind(TableExpression.Unpivot unpivot, Bound from) {
        List<List<Typed>> rows = new ArrayList<>();
        List<Typed> turned = new ArrayList<>();
        for (Query.UnpivotColumn column : unpivot.columns()) {
            Typed value = value(from.scope(), column);
            requireSameKind(turned, value, column.column().text());
            turned.add(value);
            String name = column.alias() == null ? column.column().text() : column.alias();
            rows.add(List.of(new Typed.Constant(TypedValue.text(name)), value));
        }
        List<Scope.Named> others = new ArrayList<>(from.scope().all());
        others.removeIf(column -> turned.contains(column.value()));
        List<Output> outputs = new ArrayList<>();
        others.forEach(column -> outputs.add(new Output(column.name(), column.value())));
        TypedQuery.Rows pairs = QueryBinder.rows(rows);
        outputs.add(new Output(unpivot.name().text(), unnested(pairs, 0)));
        outputs.add(new Output(unpivot.value().text(), unnested(pairs, 1)));
        TypedQuery query = Projections.select(outputs, Objects.requireNonNull(from.source()));
        return derived(unpivot, unpivot.includeNulls() ? query : present(query));
    }

    /** DuckDB gives the elements of lists side by side, in their order. */
    private static Typed unnested(TypedQuery.Rows pairs, int column) {
        List<Typed> cells = pairs.rows().stream().map(row -> row.get(column)).toList();
        String holes = IntStream.range(0, cells.size())
                .mapToObj(i -> "{" + i + "}")
                .collect(Collectors.joining(", ", "unnest([", "])"));
        return new Typed.Call(holes, cells, pairs.columns().get(column).type(), column == 1);
    }

    private TypedQuery present(TypedQuery query) {
        String alias = context.alias();
        List<Scope.Named> columns = Projections.columns(query, alias);
        Typed value = columns.get(columns.size() - 1).value();
        List<Output> outputs = columns.stream()
                .map(column -> new Output(column.name(), column.value()))
                .toList();
        return new TypedQuery.Select(
                false,
                outputs,
                new Source.Derived(query, alias, false),
                ExpressionBinder.not(Choices.isNull(value)),
                null,
                null,
                null,
                List.of(),
                TypedQuery.Limit.NONE);
    }

    private Bound derived(TableExpression.Unpivot unpivot, TypedQuery query) {
        String alias = context.alias();
        return FromBinder.bound(
                new Source.Derived(query, alias, false), Projections.columns(query, alias), unpivot.alias(), List.of());
    }

    private static Typed value(Scope scope, Query.UnpivotColumn column) {
        return scope.all().stream()
                .filter(named -> named.name().equals(column.column().text()))
                .map(Scope.Named::value)
                .findFirst()
                .orElseThrow(() -> Errors.invalidIdentifier(
                        column.column().at(), column.column().toString()));
    }

    private static void requireSameKind(List<Typed> before, Typed value, String column) {
        if (!before.isEmpty() && before.get(0).type().getClass() != value.type().getClass()) {
            throw Errors.compilation(
                    "001126",
                    "42601",
                    "The type of column '" + column
                            + "' conflicts with the type of other columns in the UNPIVOT list.");
        }
    }
}
