package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.BindContext.CommonTableEntry;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** WITH: every common table sees those before it; one that names itself is recursive, its first branch gives the types. */
final class CommonTableBinder {
    private BindContext context;

    CommonTableBinder(BindContext context) {
        this.context = context;
    }

    TypedQuery bind(Query.With with) {
        List<TypedQuery.Common> tables = new ArrayList<>();
        for (Query.CommonTable table : with.tables()) {
            tables.add(bind(table));
        }
        return new TypedQuery.With(tables, new QueryBinder(context).bind(with.body()));
    }

    private TypedQuery.Common bind(Query.CommonTable table) {
        String physical = "w" + context.alias();
        TypedQuery query;
        boolean recursive = table.query() instanceof Query.SetOperation union
                && mentions(union.right(), table.name().text());
        if (recursive) {
            query = recursive(table, physical, (Query.SetOperation) table.query());
        } else {
            query = new QueryBinder(context).bind(table.query());
        }
        TypedQuery.Common common = new TypedQuery.Common(physical, recursive, query);
        context = context.with(table.name().text(), entry(table, physical, query), common);
        return common;
    }

    private TypedQuery recursive(Query.CommonTable table, String physical, Query.SetOperation union) {
        if (union.operator() != Query.SetOperator.UNION || !union.all()) {
            throw Errors.unsupported("recursive common table without UNION ALL");
        }
        TypedQuery anchor = growing(Projections.withoutNullTypes(new QueryBinder(context).bind(union.left()), context));
        List<ResultColumn> columns = anchor.columns().stream()
                .map(column -> new ResultColumn(column.name(), column.type(), true))
                .toList();
        BindContext inner = context.with(table.name().text(), entry(table, physical, anchor));
        TypedQuery step = new QueryBinder(inner).bind(union.right());
        requirePlain(step);
        if (step.columns().size() != columns.size()) {
            throw Errors.compilation(
                    "001789", "42601", "invalid number of result columns for set operator input branches");
        }
        List<SqlType> types = columns.stream().map(ResultColumn::type).toList();
        return new TypedQuery.Combined("UNION ALL", anchor, Projections.converted(step, types, inner), columns);
    }

    /** The branch that repeats projects, joins and filters; with anything more it might never come to its end. */
    private static void requirePlain(TypedQuery step) {
        boolean plain = !(step instanceof TypedQuery.Select select)
                || (!select.distinct()
                        && select.grouping() == null
                        && select.qualify() == null
                        && select.orderBy().isEmpty()
                        && select.limit().equals(TypedQuery.Limit.NONE)
                        && select.outputs().stream().noneMatch(output -> TypedTrees.hasWindow(output.value())));
        if (!plain) {
            throw Errors.compilation(
                    "002035",
                    "42601",
                    "Aggregate and window functions, GROUP BY, ORDER BY, LIMIT and DISTINCT are not allowed in the"
                            + " recursive term of a common table expression.");
        }
    }

    /** What is computed in the first branch may grow in the second; a column's value keeps its length. */
    private TypedQuery growing(TypedQuery anchor) {
        if (!(anchor instanceof TypedQuery.Select select)) {
            return anchor;
        }
        List<SqlType> types = select.outputs().stream()
                .map(output -> output.value())
                .map(value -> value instanceof Typed.Column ? value.type() : widest(value.type()))
                .toList();
        return Projections.converted(anchor, types, context);
    }

    private static SqlType widest(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return new SqlType.Numeric(38, number.scale());
        }
        return type instanceof SqlType.Text ? SqlTypes.VARCHAR : type;
    }

    private static CommonTableEntry entry(Query.CommonTable table, String physical, TypedQuery query) {
        List<String> names = names(table.columns(), query, table.name().text());
        List<Scope.Named> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ResultColumn column = query.columns().get(i);
            columns.add(new Scope.Named(
                    names.get(i), new Typed.Column(physical, TypedQuery.physical(i), column.type(), true)));
        }
        return new CommonTableEntry(physical, columns);
    }

    /** The names given in a list of columns, or else the query's own. */
    static List<String> names(List<Identifier> given, TypedQuery query, String of) {
        if (given.isEmpty()) {
            return query.columns().stream().map(ResultColumn::name).toList();
        }
        if (given.size() != query.columns().size()) {
            throw Errors.compilation(
                    "002026",
                    "42601",
                    "'" + of + "' has " + query.columns().size() + " columns available but " + given.size()
                            + " columns specified.");
        }
        return given.stream().map(Identifier::text).toList();
    }

    /** Whether a branch of the union reads the table itself, at the top of its FROM. */
    private static boolean mentions(Query query, String name) {
        if (query instanceof Query.SetOperation union) {
            return mentions(union.left(), name) || mentions(union.right(), name);
        }
        return query instanceof Query.Select select
                && select.from().stream().anyMatch(source -> mentions(source, name));
    }

    private static boolean mentions(Query.TableExpression source, String name) {
        if (source instanceof Query.TableExpression.Join join) {
            return mentions(join.left(), name) || mentions(join.right(), name);
        }
        if (source instanceof Query.TableExpression.AsofJoin join) {
            return mentions(join.left(), name) || mentions(join.right(), name);
        }
        if (source instanceof Query.TableExpression.Derived derived) {
            return mentions(derived.query(), name);
        }
        return source instanceof Query.TableExpression.Named named
                && named.name().parts().size() == 1
                && named.name().last().text().equals(name);
    }
}
