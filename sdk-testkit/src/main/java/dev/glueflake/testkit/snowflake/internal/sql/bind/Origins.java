package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.result.ColumnOrigin;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which columns of a query's result are columns of a table as they are, be it through a query in FROM. */
final class Origins {
    private final Map<String, ColumnOrigin> tables = new HashMap<>();
    private final Map<String, List<ResultColumn>> queries = new HashMap<>();

    private Origins() {}

    static List<ResultColumn> columns(TypedQuery query) {
        if (query instanceof TypedQuery.With with) {
            return columns(with.body());
        }
        List<ResultColumn> columns = query.columns();
        if (!(query instanceof TypedQuery.Select select) || select.from() == null) {
            return columns;
        }
        Origins origins = new Origins();
        origins.add(select.from());
        List<ResultColumn> known = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ColumnOrigin origin = origins.of(select.outputs().get(i).value());
            known.add(origin == null ? columns.get(i) : columns.get(i).from(origin));
        }
        return known;
    }

    private void add(Source source) {
        if (source instanceof Source.Join join) {
            add(join.left());
            add(join.right());
        } else if (source instanceof Source.Sampled sampled) {
            add(sampled.source());
        } else if (source instanceof Source.Stored stored && stored.name() != null) {
            table(stored.name()).ifPresent(table -> tables.put(stored.alias(), table));
        } else if (source instanceof Source.Derived derived) {
            queries.put(derived.alias(), columns(derived.query()));
        }
    }

    private @Nullable ColumnOrigin of(Typed value) {
        if (!(value instanceof Typed.Column column)) {
            return null;
        }
        List<ResultColumn> columns = queries.getOrDefault(column.relation(), List.of());
        for (int i = 0; i < columns.size(); i++) {
            if (TypedQuery.physical(i).equals(column.physical())) {
                return columns.get(i).origin();
            }
        }
        return tables.get(column.relation());
    }

    private static Optional<ColumnOrigin> table(String name) {
        List<Identifier> parts = SqlParser.parseName(name).parts();
        return parts.size() == 3
                ? Optional.of(new ColumnOrigin(
                        parts.get(0).text(), parts.get(1).text(), parts.get(2).text()))
                : Optional.empty();
    }
}
