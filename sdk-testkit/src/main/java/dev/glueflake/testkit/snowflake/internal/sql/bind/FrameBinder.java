package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FrameBoundKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FrameUnit;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.function.Span;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Frames of windows, in the engine's words. A distance is a constant: of rows a count, of a range a number or an interval. */
final class FrameBinder {
    private static final BigInteger NANOS_OF_MICRO = BigInteger.valueOf(1_000);

    private final ExpressionBinder expressions;

    FrameBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    String bind(Expression.Frame frame, List<Typed.SortKey> order) {
        if (frame.unit() == FrameUnit.GROUPS) {
            throw Errors.unsupported("GROUPS window frame");
        }
        FrameBoundKind start = frame.start().kind();
        FrameBoundKind end = frame.end().kind();
        if (start == FrameBoundKind.UNBOUNDED_FOLLOWING
                || end == FrameBoundKind.UNBOUNDED_PRECEDING
                || start.compareTo(end) > 0
                || isReversed(frame)) {
            throw Errors.compilation("002303", "42601", "Invalid window frame: its start lies behind its end.");
        }
        if (order.isEmpty()) {
            throw Errors.compilation("002303", "42601", "A window frame requires ORDER BY in window specification.");
        }
        boolean distance = frame.start().distance() != null || frame.end().distance() != null;
        if (frame.unit() == FrameUnit.RANGE && distance && order.size() != 1) {
            throw Errors.compilation(
                    "002303", "42601", "A RANGE window frame with a distance requires one ORDER BY expression.");
        }
        return frame.unit() + " BETWEEN " + bound(frame, frame.start(), order) + " AND "
                + bound(frame, frame.end(), order);
    }

    /** Whether both ends lie on one side of the row, the first one nearer to the end of the partition. */
    private boolean isReversed(Expression.Frame frame) {
        if (frame.start().kind() != frame.end().kind()
                || frame.start().distance() == null
                || frame.end().distance() == null
                || frame.start().distance() instanceof Expression.IntervalLiteral
                || frame.end().distance() instanceof Expression.IntervalLiteral
                || !(expressions.bind(frame.start().distance()) instanceof Typed.Constant start)
                || !(expressions.bind(frame.end().distance()) instanceof Typed.Constant end)
                || !(start.value().value() instanceof BigDecimal from)
                || !(end.value().value() instanceof BigDecimal to)) {
            return false;
        }
        return frame.start().kind() == FrameBoundKind.PRECEDING ? from.compareTo(to) < 0 : from.compareTo(to) > 0;
    }

    private String bound(Expression.Frame frame, Expression.FrameBound bound, List<Typed.SortKey> order) {
        String words = bound.kind().name().replace('_', ' ');
        if (bound.distance() == null) {
            return words;
        }
        boolean range = frame.unit() == FrameUnit.RANGE;
        if (range && bound.distance() instanceof Expression.IntervalLiteral interval) {
            return distance(interval, order.get(0).value().type()) + " " + words;
        }
        if (expressions.bind(bound.distance()) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal distance
                && distance.signum() >= 0) {
            boolean days = range && order.get(0).value().type() instanceof SqlType.Date;
            if (days && distance.stripTrailingZeros().scale() <= 0 && !isInterval(frame)) {
                return "INTERVAL '" + distance.toPlainString() + " days' " + words;
            }
            boolean fits = !range || Coercions.isNumber(order.get(0).value().type());
            if (fits && (range || distance.stripTrailingZeros().scale() <= 0)) {
                return distance.toPlainString() + " " + words;
            }
        }
        throw invalid();
    }

    /** Both ends of a frame are so far in the same measure. */
    private static boolean isInterval(Expression.Frame frame) {
        return frame.start().distance() instanceof Expression.IntervalLiteral
                || frame.end().distance() instanceof Expression.IntervalLiteral;
    }

    /** Of days an interval of the engine, of a timestamp its nanoseconds. */
    private static String distance(Expression.IntervalLiteral interval, SqlType type) {
        Span span = Intervals.span(interval);
        if (span.months().signum() < 0 || span.nanos().signum() < 0) {
            throw invalid();
        }
        if (type instanceof SqlType.Date) {
            BigInteger micros = span.nanos().divide(NANOS_OF_MICRO);
            return "INTERVAL '" + span.months() + " months " + micros + " microseconds'";
        }
        if (!(type instanceof SqlType.Timestamp timestamp)) {
            throw invalid();
        }
        if (timestamp.zone() == Zone.TZ || span.months().signum() > 0) {
            throw Errors.unsupported(
                    "RANGE window frame of INTERVAL '" + interval.value() + "' over TIMESTAMP_" + timestamp.zone());
        }
        return "CAST('" + span.nanos() + "' AS HUGEINT)";
    }

    private static SnowflakeException invalid() {
        return Errors.compilation("002303", "42601", "Invalid distance of a window frame.");
    }
}
