package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries of every form; a SELECT goes to {@link SelectBinder}. */
final class QueryBinder {
    private final BindContext context;

    QueryBinder(BindContext context) {
        this.context = context;
    }

    TypedQuery bind(Query query) {
        if (query instanceof Query.Select select) {
            return new SelectBinder(context, select).bind(List.of(), TypedQuery.Limit.NONE);
        }
        if (query instanceof Query.Ordered ordered) {
            return ordered(ordered);
        }
        if (query instanceof Query.With with) {
            return new CommonTableBinder(context).bind(with);
        }
        if (query instanceof Query.SetOperation operation) {
            return new SetOperationBinder(context).bind(operation);
        }
        return values((Query.Values) query);
    }

    TypedQuery scalar(Expression expression) {
        Typed value = new ExpressionBinder(context, Scope.empty(null)).bind(expression);
        return TypedQuery.Select.ofValue("VALUE", value);
    }

    private TypedQuery ordered(Query.Ordered ordered) {
        if (ordered.body() instanceof Query.With with) {
            Query inner = new Query.Ordered(with.body(), ordered.orderBy(), ordered.limit(), ordered.offset());
            return bind(new Query.With(with.recursive(), with.tables(), inner));
        }
        TypedQuery.Limit limit =
                new TypedQuery.Limit(count(ordered.limit(), "LIMIT"), count(ordered.offset(), "OFFSET"));
        if (ordered.body() instanceof Query.Select select) {
            return new SelectBinder(context, select).bind(ordered.orderBy(), limit);
        }
        return sorted(bind(ordered.body()), ordered.orderBy(), limit);
    }

    /** ORDER BY over the result columns alone. */
    private TypedQuery sorted(TypedQuery body, List<Expression.OrderItem> items, TypedQuery.Limit limit) {
        String alias = context.alias();
        List<Scope.Named> columns = Projections.columns(body, alias);
        List<Output> outputs = columns.stream()
                .map(column -> new Output(column.name(), column.value()))
                .toList();
        Scope scope = Scope.of(new Scope.Table(List.of(), columns), context.outer());
        List<Typed.SortKey> keys = new SortBinder(new ExpressionBinder(context, scope), outputs).bind(items);
        TypedQuery.Source source = new TypedQuery.Source.Derived(body, alias, false);
        return new TypedQuery.Select(false, outputs, source, null, null, null, null, keys, limit);
    }

    private @Nullable Long count(@Nullable Expression expression, String clause) {
        if (expression == null) {
            return null;
        }
        Typed value = new ExpressionBinder(context, Scope.empty(null)).bind(expression);
        if (value instanceof Typed.Constant constant) {
            if (constant.value().value() == null || "".equals(constant.value().value())) {
                return null;
            }
            if (constant.value().value() instanceof BigDecimal number && number.signum() >= 0) {
                return number.longValue();
            }
        }
        throw Errors.compilation("001104", "42601", "Invalid row count in " + clause + " clause");
    }

    private TypedQuery values(Query.Values values) {
        List<List<Typed>> rows = new ArrayList<>();
        ExpressionBinder expressions = new ExpressionBinder(context, Scope.empty(context.outer()));
        for (List<Expression> row : values.rows()) {
            rows.add(row.stream().map(value -> item(expressions, value)).toList());
        }
        return rows(rows);
    }

    /** One value of VALUES; Snowflake computes no semi-structured value there, only SELECT does. */
    static Typed item(ExpressionBinder expressions, Expression value) {
        Typed item = expressions.bind(value);
        if (TypedTrees.hasWindow(item)) {
            throw Errors.compilation("002014", "22000", "Invalid expression [window function] in VALUES clause");
        }
        if ((item.type().isJson() || item.type() instanceof SqlType.Geospatial) && !(item instanceof Typed.Constant)) {
            String written = value instanceof Expression.FunctionCall call
                    ? call.name() + "(...)"
                    : TypeText.name(item.type()) + " value";
            throw Errors.compilation("002014", "22000", "Invalid expression [" + written + "] in VALUES clause");
        }
        return item;
    }

    /** Rows of which every column is brought to one type. */
    static TypedQuery.Rows rows(List<List<Typed>> rows) {
        int width = rows.get(0).size();
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw Errors.compilation("001790", "42601", "Inconsistent number of values in the rows of VALUES");
            }
            List<Typed> values = rows.stream().map(row -> row.get(column)).toList();
            boolean nullable = values.stream().anyMatch(Typed::nullable);
            columns.add(new ResultColumn("COLUMN" + (i + 1), Coercions.common(values), nullable));
        }
        return new TypedQuery.Rows(
                rows.stream().map(row -> convertedRow(row, columns)).toList(), columns);
    }

    private static List<Typed> convertedRow(List<Typed> row, List<ResultColumn> columns) {
        List<Typed> converted = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            converted.add(Coercions.implicit(row.get(i), columns.get(i).type()));
        }
        return converted;
    }
}
