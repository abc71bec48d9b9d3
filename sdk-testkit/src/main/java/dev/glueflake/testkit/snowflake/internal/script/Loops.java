package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** FOR, WHILE, REPEAT and LOOP. */
final class Loops {
    private final ScriptContext context;
    private final Frame frame;
    private final RowSources rows;
    private final Function<List<Script>, Flow> body;

    Loops(ScriptContext context, RowSources rows, Function<List<Script>, Flow> body) {
        this.context = context;
        this.frame = context.frame();
        this.rows = rows;
        this.body = body;
    }

    boolean isLoop(Script statement) {
        return statement instanceof Script.ForRange
                || statement instanceof Script.ForEach
                || statement instanceof Script.While
                || statement instanceof Script.Repeat
                || statement instanceof Script.Loop;
    }

    Flow run(Script statement) {
        if (statement instanceof Script.ForRange x) {
            return forRange(x);
        } else if (statement instanceof Script.ForEach x) {
            return forEach(x);
        } else if (statement instanceof Script.While x) {
            return repeat(() -> context.isTrue(x.condition()), x.body(), x.label(), () -> true);
        } else if (statement instanceof Script.Repeat x) {
            return repeat(() -> true, x.body(), x.label(), () -> !context.isTrue(x.until()));
        }
        Script.Loop loop = (Script.Loop) statement;
        return repeat(() -> true, loop.body(), loop.label(), () -> true);
    }

    private Flow forRange(Script.ForRange loop) {
        long from = integer(loop.from());
        long to = integer(loop.to());
        long step = loop.reverse() ? -1 : 1;
        long first = loop.reverse() ? to : from;
        for (long count = Math.max(0, to - from + 1), i = first; count > 0; count--, i += step) {
            BigDecimal value = BigDecimal.valueOf(i);
            Flow flow = iteration(
                    loop.body(), () -> declare(loop.variable().text(), new TypedValue(SqlTypes.INTEGER, value)));
            if (leaves(flow, loop.label())) {
                return after(flow, loop.label());
            }
        }
        return Flow.NEXT;
    }

    private Flow forEach(Script.ForEach loop) {
        StatementResult result = rows.of(loop.source(), loop.at());
        for (@Nullable Object[] row : result.rows()) {
            Flow flow = iteration(loop.body(), () -> declareRow(loop.row(), result.columns(), row));
            if (leaves(flow, loop.label())) {
                return after(flow, loop.label());
            }
        }
        return Flow.NEXT;
    }

    private Flow repeat(
            BooleanSupplier before, List<Script> statements, @Nullable Identifier label, BooleanSupplier after) {
        while (before.getAsBoolean()) {
            context.checkCancelled();
            Flow flow = iteration(statements, () -> {});
            if (leaves(flow, label)) {
                return after(flow, label);
            }
            if (!after.getAsBoolean()) {
                break;
            }
        }
        return Flow.NEXT;
    }

    private Flow iteration(List<Script> statements, Runnable prepare) {
        frame.enter();
        try {
            prepare.run();
            return body.apply(statements);
        } finally {
            frame.leave();
        }
    }

    private static boolean leaves(Flow flow, @Nullable Identifier label) {
        return !(flow instanceof Flow.Next) && !(flow instanceof Flow.Continue next && Flow.isFor(next.label(), label));
    }

    /** A BREAK that means this loop ends here; whatever else leaves it goes on outwards. */
    private static Flow after(Flow flow, @Nullable Identifier label) {
        return flow instanceof Flow.Break end && Flow.isFor(end.label(), label) ? Flow.NEXT : flow;
    }

    private void declareRow(Identifier row, List<ResultColumn> columns, @Nullable Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            declare(row.text() + "." + columns.get(i).name(), CursorValues.of(columns.get(i), cells[i]));
        }
    }

    private void declare(String name, TypedValue value) {
        frame.declare(name, new Frame.Variable(null, value));
    }

    private long integer(Expression expression) {
        Object value = context.evaluate(expression).value();
        if (value instanceof BigDecimal number) {
            return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
        throw ScriptException.of(
                ScriptException.EXPRESSION_ERROR,
                Errors.compilation("100038", "22018", "The bounds of a FOR loop must be numbers, not '" + value + "'."),
                expression.at());
    }
}
