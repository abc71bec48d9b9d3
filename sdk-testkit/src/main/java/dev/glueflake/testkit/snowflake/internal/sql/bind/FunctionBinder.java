package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.function.FunctionLibrary;
import dev.glueflake.testkit.snowflake.internal.sql.function.Invocation;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private static final Set<String> GROUPING = Set.of("GROUPING", "GROUPING_ID");

    private final ExpressionBinder expressions;

    FunctionBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    /** A function over expressions that are bound already. */
    static Typed call(ExpressionBinder expressions, String name, List<Typed> arguments) {
        return FunctionLibrary.call(
                new Invocation(name, arguments, false, List.of(), false, null, expressions.context()));
    }

    Typed bind(Expression.FunctionCall call) {
        ObjectName written = expressions.context().resolve(call.name());
        if (written.parts().size() > 1) {
            throw Errors.unknownRoutine(written.toString());
        }
        String name = written.toString();
        HierarchyScope hierarchy = expressions.scope().hierarchy();
        if (hierarchy != null && hierarchy.paths().containsKey(call)) {
            return Objects.requireNonNull(hierarchy.paths().get(call));
        }
        List<Typed> arguments = arguments(name, call);
        boolean aggregate = FunctionLibrary.isAggregate(name) && call.over() == null;
        if (aggregate
                && arguments.stream()
                        .anyMatch(argument -> TypedTrees.hasAggregate(argument) || TypedTrees.hasWindow(argument))) {
            throw Errors.compilation("002036", "42601", "Aggregate functions cannot be nested: [" + name + "]");
        }
        if (GROUPING.contains(name)) {
            return grouping(arguments);
        }
        List<Typed.SortKey> within = new SortBinder(expressions, List.of()).windowKeys(call.withinGroup());
        boolean ignoreNulls = Boolean.TRUE.equals(call.ignoreNulls());
        return FunctionLibrary.call(new Invocation(
                name, arguments, call.distinct(), within, ignoreNulls, over(call.over()), expressions.context()));
    }

    /** Which of the columns are not grouped by in this row, as bits; the last column is the lowest one. */
    private static Typed grouping(List<Typed> arguments) {
        if (arguments.isEmpty()) {
            throw Errors.compilation("000938", "22023", "not enough arguments for function [GROUPING()], expected 1, got 0");
        }
        String columns = IntStream.range(0, arguments.size()).mapToObj(i -> "{" + i + "}").collect(joining(", "));
        return new Typed.Aggregate(
                "grouping(" + columns + ")", arguments, false, List.of(), SqlTypes.INTEGER, false);
    }

    private List<Typed> arguments(String name, Expression.FunctionCall call) {
        List<Typed> arguments = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            if (argument.name() != null) {
                throw Errors.unsupported(name + " with the named argument " + argument.name());
            }
            if (argument.value() instanceof Expression.Star star) {
                star(name, star, arguments);
            } else if (arguments.isEmpty() && BY_PART.contains(name)) {
                arguments.add(part(argument.value()));
            } else {
                arguments.add(expressions.bind(argument.value()));
            }
        }
        return arguments;
    }

    /** COUNT(*) counts rows, COUNT(t.*) those without NULLs; OBJECT_CONSTRUCT(*) takes every column under its name. */
    private void star(String name, Expression.Star star, List<Typed> arguments) {
        if (name.equals("COUNT") && star.qualifier() == null) {
            return;
        }
        if (!name.equals("COUNT") && !name.startsWith("OBJECT_CONSTRUCT")) {
            throw Errors.unsupported(name + "(*)");
        }
        for (Scope.Named column : new StarExpander(expressions, expressions.scope()).expand(star)) {
            if (!name.equals("COUNT")) {
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

    private Invocation.@Nullable Over over(Expression.@Nullable Window window) {
        if (window == null) {
            return null;
        }
        List<Typed> partition =
                window.partitionBy().stream().map(expressions::bind).toList();
        List<Typed.SortKey> order = new SortBinder(expressions, List.of()).windowKeys(window.orderBy());
        return new Invocation.Over(partition, order, window.frame() == null ? null : frame(window.frame()));
    }

    private String frame(Expression.Frame frame) {
        if (frame.unit() == Expression.FrameUnit.GROUPS) {
            throw Errors.unsupported("GROUPS window frame");
        }
        return frame.unit() + " BETWEEN " + bound(frame.start()) + " AND " + bound(frame.end());
    }

    private String bound(Expression.FrameBound bound) {
        String words = bound.kind().name().replace('_', ' ');
        if (bound.distance() == null) {
            return words;
        }
        if (expressions.bind(bound.distance()) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal rows) {
            return rows.toBigInteger() + " " + words;
        }
        throw Errors.unsupported("window frame by a distance that is not a constant number");
    }
}
