package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.function.Slices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Span;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code date + INTERVAL '1 year, 2 days'}: one DATEADD per part, in the order written. */
final class Intervals {
    private static final Pattern PART = Pattern.compile("\\s*([+-]?\\d+)\\s*([A-Za-z]*)\\s*");

    private Intervals() {}

    static Typed add(
            ExpressionBinder expressions, Typed moment, Expression.IntervalLiteral interval, BinaryOperator operator) {
        if (operator != BinaryOperator.ADD && operator != BinaryOperator.SUBTRACT) {
            throw Errors.unsupported("INTERVAL with " + operator);
        }
        Typed result = moment;
        for (Part part : parts(interval)) {
            BigDecimal count = new BigDecimal(part.count());
            BigDecimal amount = operator == BinaryOperator.ADD ? count : count.negate();
            result = FunctionBinder.call(
                    expressions,
                    "DATEADD",
                    List.of(
                            new Typed.Constant(TypedValue.text(part.unit())),
                            new Typed.Constant(new TypedValue(SqlTypes.INTEGER, amount)),
                            result));
        }
        return result;
    }

    /** How long it is, added up. */
    static Span span(Expression.IntervalLiteral interval) {
        Span sum = Span.ZERO;
        for (Part part : parts(interval)) {
            sum = sum.plus(part.count(), part.unit());
        }
        return sum;
    }

    /** What it adds up to as the length of slices. */
    static Slices slices(Expression.IntervalLiteral interval) {
        return parts(interval).stream()
                .map(part -> Slices.of(part.count().longValueExact(), part.unit()))
                .reduce(Slices::plus)
                .orElseThrow();
    }

    private static List<Part> parts(Expression.IntervalLiteral interval) {
        List<Part> parts = new ArrayList<>();
        for (String written : interval.value().split(",", -1)) {
            Matcher part = PART.matcher(written);
            if (!part.matches()) {
                throw Errors.compilation("001003", "42000", "invalid interval '" + interval.value() + "'");
            }
            String unit = part.group(2).isEmpty() ? "SECOND" : part.group(2);
            parts.add(new Part(new BigInteger(part.group(1)), unit));
        }
        return parts;
    }

    private record Part(BigInteger count, String unit) {}
}
