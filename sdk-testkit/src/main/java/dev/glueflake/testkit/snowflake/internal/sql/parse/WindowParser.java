package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Frame;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FrameBound;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FrameBoundKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FrameUnit;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.OrderItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows of functions, and ORDER BY, which they share with queries. */
final class WindowParser extends SubjectParser {

    WindowParser(Grammar grammar) {
        super(grammar);
    }

    /** The part behind OVER. */
    Window window() {
        if (!cursor.isSymbol("(")) {
            throw cursor.unexpected();
        }
        cursor.next();
        List<Expression> partition =
                cursor.accept("PARTITION", "BY") ? grammar.expressions().list() : List.of();
        List<OrderItem> order = orderBy();
        Frame frame = frame();
        cursor.expectSymbol(")");
        return new Window(partition, order, frame);
    }

    /** {@code ORDER BY …} where it stands here, else empty. */
    List<OrderItem> orderBy() {
        return cursor.accept("ORDER", "BY") ? cursor.list(this::orderItem) : List.of();
    }

    private OrderItem orderItem() {
        Expression expression = cursor.isWord("ALL")
                ? new Expression.AllOutputs(cursor.next().at())
                : grammar.expressions().expression();
        boolean descending = cursor.accept("DESC");
        if (!descending) {
            cursor.accept("ASC");
        }
        return new OrderItem(expression, descending, nullsFirst());
    }

    private @Nullable Boolean nullsFirst() {
        if (cursor.accept("NULLS", "FIRST")) {
            return true;
        }
        return cursor.accept("NULLS", "LAST") ? false : null;
    }

    private @Nullable Frame frame() {
        FrameUnit unit = frameUnit();
        if (unit == null) {
            return null;
        }
        if (!cursor.accept("BETWEEN")) {
            return new Frame(unit, bound(), new FrameBound(FrameBoundKind.CURRENT_ROW, null));
        }
        FrameBound start = bound();
        cursor.expect("AND");
        return new Frame(unit, start, bound());
    }

    private @Nullable FrameUnit frameUnit() {
        for (FrameUnit unit : FrameUnit.values()) {
            if (cursor.accept(unit.name())) {
                return unit;
            }
        }
        return null;
    }

    private FrameBound bound() {
        if (cursor.accept("CURRENT", "ROW")) {
            return new FrameBound(FrameBoundKind.CURRENT_ROW, null);
        }
        if (cursor.accept("UNBOUNDED")) {
            return new FrameBound(
                    preceding() ? FrameBoundKind.UNBOUNDED_PRECEDING : FrameBoundKind.UNBOUNDED_FOLLOWING, null);
        }
        Expression distance = grammar.expressions().simple();
        return new FrameBound(preceding() ? FrameBoundKind.PRECEDING : FrameBoundKind.FOLLOWING, distance);
    }

    private boolean preceding() {
        if (cursor.accept("PRECEDING")) {
            return true;
        }
        cursor.expect("FOLLOWING");
        return false;
    }
}
