package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.PivotValues;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The values that PIVOT makes columns of; those that only the rows tell are read while the statement is bound. */
final class PivotHeadings {
    /** A value and the name of its column: the value as a literal, or its alias. */
    record Heading(String name, Typed value) {
        /** The alias of the aggregate goes behind the value, within its quotes where it has them. */
        String with(String suffix) {
            int last = name.length() - 1;
            return last > 0 && name.charAt(last) == '\'' ? name.substring(0, last) + suffix + "'" : name + suffix;
        }
    }

    private final BindContext context;
    private final Bound from;
    private final Typed pivoted;

    PivotHeadings(BindContext context, Bound from, Typed pivoted) {
        this.context = context;
        this.from = from;
        this.pivoted = pivoted;
    }

    List<Heading> of(PivotValues values) {
        if (values instanceof PivotValues.Listed listed) {
            return listed.values().stream().map(this::listed).toList();
        }
        TypedQuery query = values instanceof PivotValues.Found found
                ? new QueryBinder(context.inside(null)).bind(found.query())
                : distinct(((PivotValues.Any) values).orderBy());
        if (query.columns().size() != 1) {
            throw Errors.compilation("002035", "42601", "The subquery of PIVOT has to give one column");
        }
        List<Heading> headings = new ArrayList<>();
        for (TypedValue value : new LinkedHashSet<>(context.relations().values(context.emit(withCommons(query))))) {
            headings.add(new Heading(text(value), new Typed.Constant(value)));
        }
        return headings;
    }

    private TypedQuery withCommons(TypedQuery query) {
        return context.commons().isEmpty() ? query : new TypedQuery.With(context.commons(), query);
    }

    private Heading listed(Query.PivotValue value) {
        Typed typed = new ExpressionBinder(context, Scope.empty(null)).bind(value.value());
        String name = value.alias() == null ? value.text() : value.alias().text();
        return new Heading(name, typed);
    }

    /** Where no order is asked for, that of the values. */
    private TypedQuery distinct(List<Expression.OrderItem> orderBy) {
        List<Output> outputs = List.of(new Output("V", pivoted));
        ExpressionBinder expressions = new ExpressionBinder(context, from.scope());
        List<Typed.SortKey> keys = orderBy.isEmpty()
                ? List.of(new Typed.SortKey(pivoted, false, false))
                : new SortBinder(expressions, outputs).bind(orderBy);
        TypedQuery.Grouping grouping =
                new TypedQuery.Grouping(context.alias(), Sources.relations(from.source()), List.of(pivoted), List.of());
        return new TypedQuery.Select(
                false, outputs, from.source(), null, grouping, null, null, keys, TypedQuery.Limit.NONE);
    }

    private static String text(TypedValue value) {
        if (value.value() == null) {
            return "NULL";
        }
        if (value.value() instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = String.valueOf(value.value());
        return value.type() instanceof SqlType.Bool ? text.toUpperCase(Locale.ROOT) : "'" + text + "'";
    }
}
