package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a typed query as DuckDB SQL; output columns are {@code o1}, {@code o2}, … at every level. */
public final class QueryEmitter {
    private final ExpressionEmitter expressions;

    public QueryEmitter(Casts casts) {
        this.expressions = new ExpressionEmitter(casts, this);
    }

    public String emit(TypedQuery query) {
        if (query instanceof TypedQuery.Select select) {
            return select(select);
        }
        if (query instanceof TypedQuery.Combined combined) {
            return "(" + emit(combined.left()) + ") " + combined.operator() + " (" + emit(combined.right()) + ")";
        }
        if (query instanceof TypedQuery.With with) {
            return with(with);
        }
        return rows((TypedQuery.Rows) query);
    }

    /** A SELECT without grouping, its outputs under names of the caller's choice; a later output may use an earlier by its name. */
    public String named(TypedQuery.Select select, List<String> names) {
        return head(select, names) + from(select.from()) + where(select.where());
    }

    private String with(TypedQuery.With with) {
        List<String> tables = new ArrayList<>();
        boolean recursive = false;
        for (TypedQuery.Common table : with.tables()) {
            recursive |= table.recursive();
            tables.add(table.name() + names(table.query().columns().size()) + " AS (" + emit(table.query()) + ")");
        }
        return "WITH " + (recursive ? "RECURSIVE " : "") + String.join(", ", tables) + " " + emit(with.body());
    }

    private static String names(int count) {
        return "(" + String.join(", ", physical(count)) + ")";
    }

    private static List<String> physical(int count) {
        return IntStream.range(0, count).mapToObj(TypedQuery::physical).toList();
    }

    private String rows(TypedQuery.Rows rows) {
        String values = rows.rows().stream()
                .map(row -> row.stream().map(expressions::emit).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        return "SELECT * FROM (VALUES " + values + ") AS r"
                + names(rows.columns().size());
    }

    private String select(TypedQuery.Select select) {
        return select.grouping() == null ? plain(select) : grouped(select, select.grouping());
    }

    private String plain(TypedQuery.Select select) {
        String head = head(select);
        return head + from(select.from()) + where(select.where()) + qualify(select) + tail(select);
    }

    /** The grouped rows below, with keys and aggregates as columns; everything else above them. */
    private String grouped(TypedQuery.Select select, TypedQuery.Grouping grouping) {
        GroupFrame outer = expressions.frame();
        GroupFrame frame = new GroupFrame(grouping, outer);
        expressions.enter(frame);
        String head = head(select);
        String having = where(select.having());
        String rest = having + qualify(select) + tail(select);
        expressions.enter(outer);
        String below = below(select, grouping, frame);
        return head + " FROM (" + below + ") AS " + grouping.alias() + rest;
    }

    private String below(TypedQuery.Select select, TypedQuery.Grouping grouping, GroupFrame frame) {
        List<String> columns = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        frame.keys().forEach((key, name) -> {
            String plain = expressions.emit(key);
            String by = expressions.key(key);
            columns.add((plain.equals(by) ? plain : "any_value(" + plain + ")") + " AS " + name);
            keys.add(plain.equals(by) && grouping.sets().isEmpty() ? String.valueOf(columns.size()) : by);
        });
        frame.aggregates().forEach((aggregate, name) -> columns.add(expressions.aggregate(aggregate) + " AS " + name));
        if (columns.isEmpty()) {
            columns.add("count(*) AS a0");
        }
        return "SELECT " + String.join(", ", columns) + from(select.from()) + where(select.where())
                + groupBy(grouping, keys);
    }

    private static String groupBy(TypedQuery.Grouping grouping, List<String> keys) {
        if (!grouping.sets().isEmpty()) {
            return " GROUP BY GROUPING SETS ("
                    + grouping.sets().stream()
                            .map(set -> set.stream().map(keys::get).collect(Collectors.joining(", ", "(", ")")))
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        return keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
    }

    private String head(TypedQuery.Select select) {
        return head(select, physical(select.outputs().size()));
    }

    private String head(TypedQuery.Select select, List<String> names) {
        List<String> outputs = new ArrayList<>();
        for (TypedQuery.Output output : select.outputs()) {
            outputs.add(expressions.emit(output.value()) + " AS " + names.get(outputs.size()));
        }
        return "SELECT " + (select.distinct() ? distinct(select) : "") + String.join(", ", outputs);
    }

    /** What tells rows apart is not all of a value: of a TIMESTAMP_TZ the instant. */
    private String distinct(TypedQuery.Select select) {
        List<Typed> values =
                select.outputs().stream().map(TypedQuery.Output::value).toList();
        List<String> keys = values.stream().map(expressions::key).toList();
        return values.stream().map(expressions::emit).toList().equals(keys)
                ? "DISTINCT "
                : "DISTINCT ON (" + String.join(", ", keys) + ") ";
    }

    private String qualify(TypedQuery.Select select) {
        return select.qualify() == null ? "" : " QUALIFY " + expressions.emit(select.qualify());
    }

    private String tail(TypedQuery.Select select) {
        String order = select.orderBy().isEmpty() ? "" : " ORDER BY " + expressions.keys(select.orderBy());
        String limit =
                select.limit().count() == null ? "" : " LIMIT " + select.limit().count();
        return order
                + limit
                + (select.limit().offset() == null
                        ? ""
                        : " OFFSET " + select.limit().offset());
    }

    private String where(@Nullable Typed condition) {
        return condition == null ? "" : " WHERE " + expressions.emit(condition);
    }

    private String from(@Nullable Source source) {
        return source == null ? "" : " FROM " + source(source);
    }

    private String source(Source source) {
        if (source instanceof Source.Stored stored) {
            return stored.sql() + " AS " + stored.alias();
        }
        if (source instanceof Source.Derived derived) {
            return (derived.lateral() ? "LATERAL " : "") + "(" + emit(derived.query()) + ") AS " + derived.alias();
        }
        if (source instanceof Source.CommonReference common) {
            return common.name() + " AS " + common.alias();
        }
        if (source instanceof Source.Expansion expansion) {
            return expansion(expansion);
        }
        if (source instanceof Source.Sampled sampled) {
            return source(sampled.source()) + " " + sampled.clause();
        }
        Source.Join join = (Source.Join) source;
        String on = join.on() == null ? "" : " ON " + expressions.emit(join.on());
        return "(" + source(join.left()) + " " + join.kind() + " " + source(join.right()) + on + ")";
    }

    /** An UNNEST in a select list keeps the order of the rows, which a lateral join does not. */
    private String expansion(Source.Expansion expansion) {
        List<String> inner = new ArrayList<>();
        List<String> outer = new ArrayList<>();
        for (Typed carried : expansion.carried()) {
            String name = Source.Expansion.carried(inner.size());
            inner.add(expressions.emit(carried) + " AS " + name);
            outer.add(name);
        }
        inner.add(expressions.emit(expansion.extra()) + " AS x");
        inner.add("unnest(json_extract(" + expressions.emit(expansion.rows()) + ", '$[*]')) AS e");
        for (String column : expansion.columns()) {
            outer.add(column + " AS "
                    + Source.Expansion.expanded(
                            outer.size() - expansion.carried().size()));
        }
        return (expansion.left() == null ? "LATERAL " : "") + "(SELECT " + String.join(", ", outer) + " FROM (SELECT "
                + String.join(", ", inner) + from(expansion.left()) + ") AS r) AS " + expansion.alias();
    }
}
