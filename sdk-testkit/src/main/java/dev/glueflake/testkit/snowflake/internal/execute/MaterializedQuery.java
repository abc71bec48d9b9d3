package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expressions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.function.FunctionLibrary;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The limits of a materialized view's query, as Snowflake documents them. */
final class MaterializedQuery {
    private static final Set<String> AGGREGATES = Set.of(
            "APPROX_COUNT_DISTINCT",
            "HLL",
            "AVG",
            "BITAND_AGG",
            "BITAND_AGGREGATE",
            "BIT_AND_AGG",
            "BIT_ANDAGG",
            "BITOR_AGG",
            "BITORAGG",
            "BIT_OR_AGG",
            "BIT_ORAGG",
            "BITXOR_AGG",
            "BITXORAGG",
            "BIT_XOR_AGG",
            "BIT_XORAGG",
            "COUNT",
            "COUNT_IF",
            "MAX",
            "MIN",
            "STDDEV",
            "STDDEV_SAMP",
            "STDDEV_POP",
            "SUM",
            "VARIANCE",
            "VARIANCE_SAMP",
            "VAR_SAMP",
            "VARIANCE_POP",
            "VAR_POP");
    private static final Set<String> CHANGING = Set.of(
            "GETDATE",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "RANDOM",
            "RANDSTR",
            "SEQ1",
            "SEQ2",
            "SEQ4",
            "SEQ8",
            "SYSDATE",
            "SYSTIMESTAMP",
            "UNIFORM",
            "UUID_STRING");

    private final Relations relations;
    private final Set<String> bases = new HashSet<>();
    private @Nullable ObjectName base;

    private MaterializedQuery(Relations relations) {
        this.relations = relations;
    }

    /** Checks the query and gives the name of the only table that it reads. */
    static ObjectName base(Query query, Relations relations) {
        MaterializedQuery checked = new MaterializedQuery(relations);
        checked.check(query);
        if (checked.base == null || checked.bases.size() != 1) {
            throw invalid("More than one table referenced in the view definition");
        }
        return checked.base;
    }

    private void check(Query query) {
        if (query instanceof Query.SetOperation union && union.operator() == Query.SetOperator.UNION && union.all()) {
            check(union.left());
            check(union.right());
        } else if (query instanceof Query.Select select) {
            select(select);
        } else if (query instanceof Query.Ordered ordered) {
            throw invalid((ordered.orderBy().isEmpty() ? "LIMIT" : "ORDER BY") + " clause is not allowed");
        } else if (query instanceof Query.SetOperation other) {
            throw invalid("Set operator " + other.operator() + " is not allowed");
        } else {
            throw invalid("A query other than SELECT is not allowed");
        }
    }

    private void select(Query.Select select) {
        select.from().forEach(this::source);
        refuse(select.having() != null, "HAVING clause");
        refuse(select.qualify() != null, "Window function");
        refuse(select.hierarchy() != null, "CONNECT BY clause");
        Stream<@Nullable Expression> items = select.items().stream().map(Query.SelectItem::expression);
        Stream.concat(items, Stream.ofNullable(select.where())).forEach(this::expression);
        Query.GroupBy group = select.groupBy();
        if (group != null) {
            group.elements().forEach(element -> key(element, select.items()));
        }
    }

    private void source(TableExpression source) {
        if (source instanceof TableExpression.Named named) {
            refuse(named.travel() != null, "Time Travel");
            base = named.name();
            bases.add(named.name().toString());
        } else if (source instanceof TableExpression.Function function) {
            String name = function.call().name().last().text();
            refuse(!name.equals("FLATTEN"), "Table function " + name);
        } else if (source instanceof TableExpression.Join) {
            throw invalid("More than one table referenced in the view definition");
        } else {
            throw invalid("Nested subquery, PIVOT, UNPIVOT, SAMPLE or files in FROM are not allowed");
        }
    }

    private void expression(@Nullable Expression expression) {
        Expressions.all(expression).forEach(this::part);
    }

    private void part(Expression part) {
        refuse(
                part instanceof Expression.ScalarQuery
                        || part instanceof Expression.Exists
                        || part instanceof Expression.InQuery
                        || part instanceof Expression.Quantified,
                "Nested subquery");
        refuse(
                part instanceof Expression.SessionVariable || part instanceof Expression.BindReference,
                "Session variable");
        if (part instanceof Expression.FunctionCall call) {
            call(call);
        }
    }

    private void call(Expression.FunctionCall call) {
        String name = call.name().last().text().toUpperCase(Locale.ROOT);
        boolean aggregate = FunctionLibrary.isAggregate(name, call.arguments().size());
        refuse(call.over() != null, "Window function");
        refuse(relations.hasUserFunction(call.name()), "User-defined function " + name);
        refuse(aggregate && !AGGREGATES.contains(name), "Aggregate function " + name);
        refuse(aggregate && call.distinct(), "DISTINCT in aggregate function " + name);
        refuse(CHANGING.contains(name) || name.startsWith("CURRENT_"), "Non-deterministic function " + name);
    }

    private static void key(Query.GroupingElement element, List<Query.SelectItem> items) {
        if (!(element instanceof Query.GroupingElement.Key key)) {
            throw invalid("GROUP BY GROUPING SETS, ROLLUP and CUBE are not allowed");
        }
        boolean place = key.expression() instanceof Expression.NumberLiteral;
        refuse(
                !place && items.stream().noneMatch(item -> shows(item, key.expression())),
                "GROUP BY key that is not in the select list");
    }

    private static boolean shows(Query.SelectItem item, Expression key) {
        if (key instanceof Expression.ColumnReference reference) {
            String name = last(reference);
            boolean same = item.expression() instanceof Expression.ColumnReference shown
                    && last(shown).equals(name);
            boolean alias = item.alias() != null && item.alias().text().equals(name);
            return same || alias || item.expression() instanceof Expression.Star;
        }
        return placeless(item.expression()).equals(placeless(key));
    }

    private static String last(Expression.ColumnReference reference) {
        return reference.parts().get(reference.parts().size() - 1).text();
    }

    /** The tree as a text without the places where its parts stand. */
    private static String placeless(Expression expression) {
        return expression.toString().replaceAll("Position\\[[^]]*]", "");
    }

    private static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw invalid(what + " is not allowed");
        }
    }

    private static RuntimeException invalid(String what) {
        return Errors.compilation("002212", "42601", "Invalid materialized view definition. " + what + ".");
    }
}
