package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expressions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.function.FunctionLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The query of a view, rewritten so that its rows carry their lineage. What change tracking does not know is refused: anything
 * but projections, filters, inner and cross joins and UNION ALL.
 */
final class ViewQuery {
    private final LineageRelations relations;

    ViewQuery(LineageRelations relations) {
        this.relations = relations;
    }

    Query rewrite(Query query) {
        return rewrite(query, "");
    }

    /** @param branch of UNION ALL that the query is */
    private Query rewrite(Query query, String branch) {
        if (query instanceof Query.With with) {
            refuse(with.recursive(), "recursive common table expressions");
            with.tables().forEach(this::common);
            return rewrite(with.body(), branch);
        }
        if (query instanceof Query.SetOperation union) {
            refuse(union.operator() != Query.SetOperator.UNION || !union.all(), "set operators other than UNION ALL");
            Query left = rewrite(union.left(), branch + "0");
            Query right = rewrite(union.right(), branch + "1");
            return new Query.SetOperation(union.operator(), true, union.byName(), left, right, union.at());
        }
        if (query instanceof Query.Ordered ordered) {
            refuse(ordered.limit() != null || ordered.offset() != null, "LIMIT");
            return rewrite(ordered.body(), branch);
        }
        if (query instanceof Query.Select select) {
            return select(select, branch);
        }
        throw untracked("VALUES");
    }

    private void common(Query.CommonTable table) {
        LineageRelations inside = relations.inner();
        relations.defineCommon(table, new ViewQuery(inside).rewrite(table.query()), inside);
    }

    private Query select(Query.Select select, String branch) {
        refuse(select.distinct(), "DISTINCT");
        refuse(select.groupBy() != null || select.having() != null, "GROUP BY");
        refuse(select.qualify() != null, "QUALIFY");
        refuse(select.hierarchy() != null, "CONNECT BY");
        refuse(select.from().isEmpty(), "SELECT without FROM");
        select.items().forEach(item -> {
            check(item.expression());
            Expressions.all(item.expression()).forEach(this::system);
        });
        check(select.where());
        List<List<Identifier>> sources = new ArrayList<>();
        List<TableExpression> from =
                select.from().stream().map(each -> source(each, sources)).toList();
        Query.Select plain =
                new Query.Select(false, select.items(), from, select.where(), null, null, null, select.at());
        return with(plain, sources, branch);
    }

    /** @param sources takes what each of them is called */
    private TableExpression source(TableExpression source, List<List<Identifier>> sources) {
        if (source instanceof TableExpression.Named named) {
            refuse(named.travel() != null, "AT and BEFORE");
            refuse(named.name().deferred() != null, "IDENTIFIER");
            return called(named, sources);
        }
        if (source instanceof TableExpression.Derived derived) {
            refuse(derived.lateral(), "correlated subqueries");
            LineageRelations inside = relations.inner();
            ObjectName name = relations.define(new ViewQuery(inside).rewrite(derived.query()), inside);
            return called(new TableExpression.Named(name, null, derived.alias()), sources);
        }
        if (source instanceof TableExpression.Join join) {
            refuse(join.kind() != Query.JoinKind.INNER && join.kind() != Query.JoinKind.CROSS, "outer joins");
            refuse(join.lateral(), "LATERAL");
            check(join.on());
            TableExpression left = source(join.left(), sources);
            TableExpression right = source(join.right(), sources);
            return new TableExpression.Join(left, join.kind(), join.natural(), false, right, join.on(), join.using());
        }
        throw untracked(source.getClass().getSimpleName().toUpperCase(Locale.ROOT) + " in FROM");
    }

    private static TableExpression called(TableExpression.Named named, List<List<Identifier>> sources) {
        Query.Alias alias = named.alias();
        sources.add(alias == null ? named.name().parts() : List.of(alias.name()));
        return named;
    }

    private void check(@Nullable Expression expression) {
        Expressions.all(expression).forEach(part -> {
            refuse(
                    part instanceof Expression.ScalarQuery
                            || part instanceof Expression.Exists
                            || part instanceof Expression.InQuery
                            || part instanceof Expression.Quantified,
                    "subqueries outside FROM");
            if (part instanceof Expression.FunctionCall call) {
                String name = call.name().last().text().toUpperCase(Locale.ROOT);
                refuse(call.over() != null, "window functions");
                refuse(FunctionLibrary.isAggregate(name, call.arguments().size()), "aggregate function " + name);
            }
        });
    }

    private void system(Expression part) {
        refuse(
                part instanceof Expression.FunctionCall call && relations.hasUserFunction(call.name()),
                "user-defined functions");
    }

    /** The query with the lineage of its rows as its last columns: that of its only source, or of all together. */
    static Query with(Query.Select select, List<List<Identifier>> sources, String branch) {
        List<Query.SelectItem> items = new ArrayList<>(select.items());
        items.add(item(Lineage.ROW, sources, branch));
        items.add(item(Lineage.VERSION, sources, ""));
        return new Query.Select(false, items, select.from(), select.where(), null, null, null, select.at());
    }

    private static Query.SelectItem item(String column, List<List<Identifier>> sources, String branch) {
        List<Expression.Argument> parts = new ArrayList<>();
        parts.add(text(branch));
        for (List<Identifier> source : sources) {
            List<Identifier> name = new ArrayList<>(source);
            name.add(Identifier.quoted(column, Position.NONE));
            parts.add(text("("));
            parts.add(new Expression.Argument(null, new Expression.ColumnReference(name, Position.NONE)));
            parts.add(text(")"));
        }
        ObjectName concat = new ObjectName(List.of(Identifier.quoted("CONCAT", Position.NONE)));
        Expression value =
                new Expression.FunctionCall(concat, parts, false, List.of(), null, false, null, Position.NONE);
        return new Query.SelectItem(value, Identifier.quoted(column, Position.NONE), column);
    }

    private static Expression.Argument text(String value) {
        return new Expression.Argument(null, new Expression.StringLiteral(value, Position.NONE));
    }

    private static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw untracked(what);
        }
    }

    static SnowflakeException untracked(String what) {
        return Errors.compilation("002711", "0A000", "Change tracking is not supported on views with " + what + ".");
    }
}
