package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * FLATTEN, SPLIT_TO_TABLE, STRTOK_SPLIT_TO_TABLE: rows out of a value of each row to the left, in order. GETNEXTVAL: the rows to the
 * left, each with a sequence's next value.
 */
final class ExpansionBinder {
    private static final String NEXT_VALUE = "GETNEXTVAL";
    private static final Set<String> NAMES = Set.of("FLATTEN", "SPLIT_TO_TABLE", "STRTOK_SPLIT_TO_TABLE", NEXT_VALUE);

    private final BindContext context;
    private final Scope left;
    private final Scope seen;

    ExpansionBinder(BindContext context, Scope left) {
        this(context, left, left);
    }

    /**
     * Behind a join.
     *
     * @param left what the function is joined to
     * @param seen what its arguments may name
     */
    ExpansionBinder(BindContext context, Scope left, Scope seen) {
        this.context = context;
        this.left = left;
        this.seen = seen;
    }

    static boolean isExpansion(TableExpression source) {
        return source instanceof TableExpression.Function function
                && function.call().name().parts().size() == 1
                && NAMES.contains(function.call().name().last().text());
    }

    /** Behind a join with a condition the function may not look at the row to the left. */
    static void requireConstant(BindContext context, Scope left, TableExpression.Function function) {
        ExpressionBinder expressions = new ExpressionBinder(context, left);
        boolean constant = !function.call().name().last().text().equals(NEXT_VALUE)
                && function.call().arguments().stream()
                        .map(argument -> expressions.bind(argument.value()))
                        .noneMatch(value -> TypedTrees.any(value, inner -> inner instanceof Typed.Column));
        if (!constant) {
            throw Errors.unsupported(
                    "lateral table function called with OUTER JOIN syntax or a join predicate (ON clause)");
        }
    }

    /** With a source the result has its columns too, under their own names. */
    FromBinder.Bound bind(TableExpression.Function function, @Nullable Source source) {
        Expression.FunctionCall call = function.call();
        ExpressionBinder expressions = new ExpressionBinder(context, seen);
        if (call.name().last().text().equals(NEXT_VALUE)) {
            return nextValue(function, source, new SequenceArgument(call).bind(expressions));
        }
        ExpansionCall expansion = call.name().last().text().equals("FLATTEN")
                ? ExpansionCall.flatten(expressions, call)
                : ExpansionCall.split(expressions, call);
        String alias = context.alias();
        Map<Typed, Typed> moved = source == null ? Map.of() : moved(alias, Source.Expansion::carried);
        Source rows = new Source.Expansion(
                source, new ArrayList<>(moved.keySet()), expansion.rows(), expansion.extra(), expansion.sql(), alias);
        FromBinder.Bound own = FromBinder.bound(rows, expansion.columns(alias), function.alias(), List.of());
        if (source == null) {
            return own;
        }
        Scope before = left.map(value -> moved.getOrDefault(value, value));
        return new FromBinder.Bound(rows, before.and(own.scope()));
    }

    private FromBinder.Bound nextValue(TableExpression.Function function, @Nullable Source source, Typed next) {
        String alias = context.alias();
        Map<Typed, Typed> moved = source == null ? Map.of() : moved(alias, TypedQuery::physical);
        List<TypedQuery.Output> outputs = new ArrayList<>();
        moved.keySet().forEach(value -> outputs.add(new TypedQuery.Output("", value)));
        outputs.add(new TypedQuery.Output(SequenceArgument.COLUMN, next));
        TypedQuery numbered =
                new TypedQuery.Select(false, outputs, source, null, null, null, null, List.of(), TypedQuery.Limit.NONE);
        Source rows = new Source.Derived(numbered, alias, false);
        Typed value = new Typed.Column(alias, TypedQuery.physical(moved.size()), next.type(), false);
        List<Scope.Named> columns = List.of(new Scope.Named(SequenceArgument.COLUMN, value));
        FromBinder.Bound own = FromBinder.bound(rows, columns, function.alias(), List.of());
        Scope before = left.map(each -> moved.getOrDefault(each, each));
        return source == null ? own : new FromBinder.Bound(rows, before.and(own.scope()));
    }

    /** What each value of the rows to the left is called behind the expansion. */
    private Map<Typed, Typed> moved(String alias, IntFunction<String> naming) {
        Map<Typed, Typed> moved = new LinkedHashMap<>();
        List<Scope.Named> all = new ArrayList<>(left.all());
        left.tables().forEach(table -> all.addAll(table.columns()));
        for (Scope.Named column : all) {
            Typed value = column.value();
            moved.computeIfAbsent(
                    value, any -> new Typed.Column(alias, naming.apply(moved.size()), value.type(), value.nullable()));
        }
        return moved;
    }

    static RuntimeException invalid(Expression.FunctionCall call) {
        return Errors.compilation("001044", "42P13", "Invalid argument types for function '" + call.name() + "'");
    }

    static Typed constant(String text) {
        return new Typed.Constant(new TypedValue(SqlTypes.VARCHAR, text));
    }
}
