package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.function.FunctionLibrary;
import dev.glueflake.testkit.snowflake.internal.sql.function.GenerationFunctions;
import dev.glueflake.testkit.snowflake.internal.sql.function.Invocation;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Function calls: arguments, windows and the forms that are not plain arguments. */
final class FunctionBinder {
    /** Their first argument may be the bare name of a part, such as DAY. */
    private static final Set<String> BY_PART = Set.of(
            "DATEADD",
            "TIMESTAMPADD",
            "TIMEADD",
            "DATEDIFF",
            "TIMESTAMPDIFF",
            "TIMEDIFF",
            "DATE_TRUNC",
            "DATE_PART",
            "EXTRACT");

    /** They take the values of {@code *} as their arguments. */
    private static final Set<String> WITH_COLUMNS =
            Set.of("COUNT", "HASH", "HASH_AGG", "MINHASH", "APPROX_COUNT_DISTINCT", "HLL");

    private static final Set<String> ROW_NUMBERS = Set.of("SEQ1", "SEQ2", "SEQ4", "SEQ8");

    private static final Set<String> SEARCHES = Set.of("SEARCH", "SEARCH_IP");

    private static final Set<String> GROUPING = Set.of("GROUPING", "GROUPING_ID");

    private final ExpressionBinder expressions;

    FunctionBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    /** A function over expressions that are bound already. */
    static Typed call(ExpressionBinder expressions, String name, List<Typed> arguments) {
        return FunctionLibrary.call(
                new Invocation(name, arguments, false, List.of(), false, false, null, expressions.context()));
    }

    Typed bind(Expression.FunctionCall call) {
        ObjectName written = expressions.context().resolve(call.name());
        String name = written.toString();
        boolean builtIn = written.parts().size() == 1 && FunctionLibrary.names().contains(name);
        Typed defined = builtIn ? null : new UserFunctionBinder(expressions).call(written, call);
        if (defined != null) {
            return defined;
        }
        if (written.parts().size() > 1) {
            return ofSnowflake(written, call).orElseThrow(() -> Errors.unknownRoutine(name));
        }
        HierarchyScope hierarchy = expressions.scope().hierarchy();
        if (hierarchy != null && hierarchy.paths().containsKey(call)) {
            return Objects.requireNonNull(hierarchy.paths().get(call));
        }
        if (LambdaBinder.NAMES.contains(name)) {
            return new LambdaBinder(expressions).bind(name, call);
        }
        if (SEARCHES.contains(name)
                && !call.arguments().isEmpty()
                && call.arguments().get(0).value() instanceof Expression.Tuple tuple) {
            return searched(call, tuple);
        }
        List<Typed> arguments = arguments(name, call);
        boolean aggregate = FunctionLibrary.isAggregate(name, arguments.size()) && call.over() == null;
        if (aggregate
                && arguments.stream()
                        .anyMatch(argument -> TypedTrees.hasAggregate(argument) || TypedTrees.hasWindow(argument))) {
            throw Errors.compilation("002036", "42601", "Aggregate functions cannot be nested: [" + name + "]");
        }
        if (GROUPING.contains(name)) {
            return grouping(arguments);
        }
        if (call.over() != null && arguments.stream().anyMatch(this::isCorrelated)) {
            throw correlated(name);
        }
        List<Typed.SortKey> within = new SortBinder(expressions, List.of()).windowKeys(call.withinGroup());
        boolean ignoreNulls = Boolean.TRUE.equals(call.ignoreNulls());
        Invocation invocation = new Invocation(
                name,
                arguments,
                call.distinct(),
                within,
                ignoreNulls,
                call.fromLast(),
                over(name, call.over()),
                expressions.context());
        boolean byRow = ROW_NUMBERS.contains(name) || (name.equals("RANDOM") && arguments.size() == 1);
        Typed row = byRow ? expressions.scope().rowNumber() : null;
        return row == null ? FunctionLibrary.call(invocation) : GenerationFunctions.byRow(invocation, row);
    }

    /** {@code SEARCH((a, b), …)}: in any of them that holds text. */
    private Typed searched(Expression.FunctionCall call, Expression.Tuple tuple) {
        List<Typed> found = new ArrayList<>();
        for (Expression column : tuple.items()) {
            SqlType type = expressions.bind(column).type();
            if (call.name().last().text().equals("SEARCH_IP") && !(type instanceof SqlType.Text) && !type.isJson()) {
                continue;
            }
            List<Expression.Argument> arguments = new ArrayList<>(call.arguments());
            arguments.set(0, new Expression.Argument(null, column));
            found.add(bind(new Expression.FunctionCall(
                    call.name(), arguments, false, List.of(), null, false, null, call.at())));
        }
        return PredicateBinder.combined("OR", found);
    }

    /** Which of the columns are not grouped by in this row, as bits; the last column is the lowest one. */
    private static Typed grouping(List<Typed> arguments) {
        if (arguments.isEmpty()) {
            throw Errors.compilation(
                    "000938", "22023", "not enough arguments for function [GROUPING()], expected 1, got 0");
        }
        String columns = IntStream.range(0, arguments.size())
                .mapToObj(i -> "{" + i + "}")
                .collect(joining(", "));
        return new Typed.Aggregate("grouping(" + columns + ")", arguments, false, List.of(), SqlTypes.INTEGER, false);
    }

    private List<Typed> arguments(String name, Expression.FunctionCall call) {
        List<Typed> arguments = new ArrayList<>();
        for (Expression.Argument argument : NamedArguments.positional(name, call.arguments())) {
            if (argument.value() instanceof Expression.Lambda) {
                throw Errors.unsupported("lambda expression in " + name);
            }
            if (argument.value() instanceof Expression.Star star) {
                star(name, star, arguments);
            } else if (argument.value() instanceof Expression.Spread) {
                arguments.addAll(Spreads.bind(expressions, List.of(argument.value())));
            } else if (isPart(name, arguments.size())) {
                arguments.add(part(argument.value()));
            } else {
                arguments.add(expressions.bind(argument.value()));
            }
        }
        return arguments;
    }

    private static boolean isPart(String name, int place) {
        return place == 0 ? BY_PART.contains(name) : place == 1 && name.equals("LAST_DAY");
    }

    /** COUNT(*) counts rows, COUNT(t.*) those without NULLs; OBJECT_CONSTRUCT(*) takes every column under its name. */
    private void star(String name, Expression.Star star, List<Typed> arguments) {
        if (name.equals("COUNT") && star.qualifier() == null) {
            return;
        }
        boolean object = name.startsWith("OBJECT_CONSTRUCT");
        if (!object && !WITH_COLUMNS.contains(name)) {
            throw Errors.unsupported(name + "(*)");
        }
        for (Scope.Named column : new StarExpander(expressions, expressions.scope()).expand(star)) {
            if (object) {
                arguments.add(new Typed.Constant(TypedValue.text(column.name())));
            }
            arguments.add(column.value());
        }
    }

    private Typed part(Expression argument) {
        if (argument instanceof Expression.ColumnReference reference
                && reference.parts().size() == 1) {
            Identifier name = reference.parts().get(0);
            return new Typed.Constant(TypedValue.text(name.text()));
        }
        return expressions.bind(argument);
    }

    /** Whether it names a column of a query outside. */
    private boolean isCorrelated(Typed value) {
        return TypedTrees.any(
                value,
                inner -> inner instanceof Typed.Column && expressions.scope().isOutside(inner));
    }

    private static RuntimeException correlated(String name) {
        return Errors.compilation("002303", "42601", "Window function [" + name + "] contains a correlation.");
    }

    /** A function of the database SNOWFLAKE, which the session answers by its full name. */
    private Optional<Typed> ofSnowflake(ObjectName written, Expression.FunctionCall call) {
        boolean own = written.parts().size() == 3
                && written.parts().get(0).text().equals("SNOWFLAKE")
                && call.arguments().isEmpty();
        return own
                ? expressions
                        .context()
                        .contextFunction(written.toString(), List.of())
                        .map(Typed.Constant::new)
                : Optional.empty();
    }

    private Invocation.@Nullable Over over(String name, Expression.@Nullable Window window) {
        if (window == null) {
            return null;
        }
        List<Typed> partition = window.partitionBy().stream()
                .map(key -> Comparisons.requireKey(expressions.bind(key), "PARTITION BY"))
                .toList();
        List<Typed.SortKey> order = new SortBinder(expressions, List.of()).windowKeys(window.orderBy());
        if (partition.stream().anyMatch(this::isCorrelated)
                || order.stream().anyMatch(key -> isCorrelated(key.value()))) {
            throw correlated(name);
        }
        String frame = window.frame() == null ? null : new FrameBinder(expressions).bind(window.frame(), order);
        return new Invocation.Over(partition, order, frame);
    }
}
