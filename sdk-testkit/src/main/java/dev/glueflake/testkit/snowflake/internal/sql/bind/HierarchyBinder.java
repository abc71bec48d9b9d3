package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expressions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CONNECT BY as a recursive query over the rows of FROM: the roots first, then again and again the rows that meet one before.
 * Beside FROM's columns every row carries its level, its root's columns and its paths.
 */
final class HierarchyBinder {
    private final BindContext context;
    private final Query.Hierarchy hierarchy;
    private final List<Expression.FunctionCall> paths;
    private final Bound from;
    private final List<Typed> columns;

    HierarchyBinder(BindContext context, Query.Select select, Query.Hierarchy hierarchy, Bound from) {
        this.context = context;
        this.hierarchy = hierarchy;
        this.from = from;
        this.paths = select.items().stream()
                .flatMap(item -> Expressions.all(item.expression()))
                .filter(expression -> expression instanceof Expression.FunctionCall call
                        && call.name().toString().equals(HierarchyScope.PATH))
                .map(Expression.FunctionCall.class::cast)
                .distinct()
                .toList();
        this.columns = from.scope().tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(Scope.Named::value)
                .distinct()
                .toList();
    }

    Bound bind() {
        Source source = from.source();
        if (source == null) {
            throw Errors.compilation("002035", "42601", "CONNECT BY needs a FROM clause");
        }
        String base = "w" + context.alias();
        String recursive = "w" + context.alias();
        TypedQuery anchor = anchor(base);
        TypedQuery all =
                new TypedQuery.Combined("UNION ALL", anchor, step(base, recursive, anchor.columns()), anchor.columns());
        TypedQuery rows = Projections.select(outputs(columns), source);
        String inner = context.alias();
        TypedQuery query = new TypedQuery.With(
                List.of(new TypedQuery.Common(base, false, rows), new TypedQuery.Common(recursive, true, all)),
                Projections.select(same(inner, anchor.columns()), new Source.CommonReference(recursive, inner)));
        String alias = context.alias();
        Scope scope = scope(alias, 0);
        Map<Expression.FunctionCall, Typed> found = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            found.put(paths.get(i), path(alias, i));
        }
        scope.hierarchy(new HierarchyScope(level(alias), null, scope(alias, columns.size() + 1), found));
        return new Bound(new Source.Derived(query, alias, false), scope);
    }

    private TypedQuery anchor(String base) {
        String alias = context.alias();
        Scope scope = scope(alias, 0);
        Typed first = new Typed.Constant(new TypedValue(SqlTypes.INTEGER, BigDecimal.ONE));
        scope.hierarchy(new HierarchyScope(first, null, null, Map.of()));
        ExpressionBinder expressions = new ExpressionBinder(context, scope);
        List<Typed> own = moved(alias, 0);
        List<Typed> values = new ArrayList<>(own);
        values.add(first);
        values.addAll(own);
        paths.forEach(path -> values.add(longer(expressions, path, null)));
        return select(
                values,
                new Source.CommonReference(base, alias),
                hierarchy.root() == null ? null : Choices.condition(expressions.bind(hierarchy.root())));
    }

    private TypedQuery step(String base, String recursive, List<ResultColumn> before) {
        String mine = context.alias();
        String prior = context.alias();
        Scope scope = scope(mine, 0);
        Typed level = new Typed.Call("({0} + 1)", List.of(level(prior)), SqlTypes.INTEGER, false);
        scope.hierarchy(new HierarchyScope(level, scope(prior, 0), null, Map.of()));
        ExpressionBinder expressions = new ExpressionBinder(context, scope);
        List<Typed> values = new ArrayList<>(moved(mine, 0));
        values.add(level);
        values.addAll(moved(prior, columns.size() + 1));
        for (int i = 0; i < paths.size(); i++) {
            values.add(longer(expressions, paths.get(i), path(prior, i)));
        }
        Source joined = new Source.Join(
                new Source.CommonReference(recursive, prior),
                "INNER JOIN",
                new Source.CommonReference(base, mine),
                Choices.condition(expressions.bind(hierarchy.step())));
        return Projections.converted(
                select(values, joined, null),
                before.stream().map(ResultColumn::type).toList(),
                context);
    }

    /** The path before, if any, the separator and the value of this row. */
    private static Typed longer(ExpressionBinder expressions, Expression.FunctionCall path, @Nullable Typed before) {
        if (path.arguments().size() != 2) {
            throw Errors.compilation(
                    "000938", "22023", "function " + HierarchyScope.PATH + " takes a value and a separator");
        }
        List<Typed> parts = new ArrayList<>(before == null ? List.of() : List.of(before));
        parts.add(expressions.bind(path.arguments().get(1).value()));
        parts.add(expressions.bind(path.arguments().get(0).value()));
        Typed text = FunctionBinder.call(expressions, "CONCAT", parts);
        return expressions.cast(text, SqlTypes.VARCHAR, false);
    }

    private static TypedQuery select(List<Typed> values, Source source, @Nullable Typed where) {
        return new TypedQuery.Select(
                false, outputs(values), source, where, null, null, null, List.of(), TypedQuery.Limit.NONE);
    }

    private static List<Output> outputs(List<Typed> values) {
        return values.stream().map(value -> new Output("C", value)).toList();
    }

    private static List<Output> same(String alias, List<ResultColumn> columns) {
        List<Output> outputs = new ArrayList<>();
        for (ResultColumn column : columns) {
            String physical = TypedQuery.physical(outputs.size());
            outputs.add(new Output(column.name(), new Typed.Column(alias, physical, column.type(), column.nullable())));
        }
        return outputs;
    }

    /** FROM's names for the columns of {@code alias} from that place on. */
    private Scope scope(String alias, int first) {
        List<Typed> moved = moved(alias, first);
        return from.scope().map(value -> {
            int index = columns.indexOf(value);
            if (index < 0) {
                throw Errors.unsupported("CONNECT BY over a FULL JOIN with USING");
            }
            return moved.get(index);
        });
    }

    private List<Typed> moved(String alias, int first) {
        List<Typed> moved = new ArrayList<>();
        for (Typed column : columns) {
            String physical = TypedQuery.physical(first + moved.size());
            moved.add(new Typed.Column(alias, physical, column.type(), column.nullable()));
        }
        return moved;
    }

    private Typed level(String alias) {
        return new Typed.Column(alias, TypedQuery.physical(columns.size()), SqlTypes.INTEGER, false);
    }

    private Typed path(String alias, int index) {
        return new Typed.Column(alias, TypedQuery.physical(2 * columns.size() + 1 + index), SqlTypes.VARCHAR, true);
    }
}
