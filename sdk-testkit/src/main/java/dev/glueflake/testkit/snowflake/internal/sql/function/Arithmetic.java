package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberUdfs;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code + - * / %} with Snowflake's result types; NUMBER is exact and rounds half away from zero. */
public final class Arithmetic {
    private static final SqlType DAYS = new Numeric(9, 0);
    /** So many digits never overflow 128 bits, not even doubled. */
    private static final int SAFE_DIGITS = 37;

    private Arithmetic() {}

    public static Typed binary(char operator, Typed left, Typed right) {
        if (left.type() instanceof SqlType.Date || right.type() instanceof SqlType.Date) {
            return dates(operator, left, right);
        }
        if (operator == '-' && left.type() instanceof SqlType.Timestamp && right.type() instanceof SqlType.Timestamp) {
            throw Errors.unsupported("TIMESTAMP - TIMESTAMP, a value of an INTERVAL type");
        }
        if (left.type() instanceof SqlType.DecFloat || right.type() instanceof SqlType.DecFloat) {
            return DecimalFloats.binary(operator, left, right);
        }
        Typed a = number(operator, left);
        Typed b = number(operator, right);
        if (!(a.type() instanceof Numeric x) || !(b.type() instanceof Numeric y)) {
            return real(operator, a, b);
        }
        return switch (operator) {
            case '+', '-' -> same(operator, a, b, NumberTypes.sum(x, y));
            case '*' -> product(a, b, x, y);
            case '/' -> quotient(a, b, x, y);
            default -> same(operator, a, b, NumberTypes.remainder(x, y));
        };
    }

    /** An operand of arithmetic as NUMBER or FLOAT. */
    private static Typed number(char operator, Typed operand) {
        SqlType type = operand.type();
        if (Coercions.isNumber(type)) {
            return operand;
        }
        if (type instanceof SqlType.Text) {
            return Coercions.implicit(operand, Coercions.TEXT_NUMBER);
        }
        if (type instanceof SqlType.Null) {
            return Coercions.implicit(operand, new Numeric(1, 0));
        }
        if (type instanceof SqlType.Variant) {
            return Coercions.implicit(operand, SqlTypes.REAL);
        }
        throw invalid(operator, type);
    }

    private static Typed real(char operator, Typed a, Typed b) {
        String template = operator == '%' ? "fmod({0}, {1})" : "({0} " + operator + " {1})";
        Typed x = Coercions.implicit(a, SqlTypes.REAL);
        Typed y = Coercions.implicit(b, SqlTypes.REAL);
        if (operator == '/' || operator == '%') {
            template = "CASE WHEN {1} = 0 THEN CAST({0} AS BIGINT) // CAST({1} AS BIGINT) ELSE " + template + " END";
        }
        return call(template, x, y, SqlTypes.REAL);
    }

    private static Typed same(char operator, Typed a, Typed b, Numeric type) {
        String physical = "DECIMAL(" + type.precision() + "," + type.scale() + ")";
        return call("(CAST({0} AS " + physical + ") " + operator + " CAST({1} AS " + physical + "))", a, b, type);
    }

    private static Typed product(Typed a, Typed b, Numeric x, Numeric y) {
        Numeric type = NumberTypes.product(x, y);
        // DuckDB multiplies two short decimals in 64 bits and overflows there, so one of them is made long.
        String quick = "(CAST({0} AS DECIMAL(38," + x.scale() + ")) * {1})";
        if (x.precision() + y.precision() <= NumberTypes.MAX_PRECISION) {
            return call(quick, a, b, type);
        }
        int room = SAFE_DIGITS - x.scale() - y.scale();
        String guard = "abs(CAST({0} AS DOUBLE)) * abs(CAST({1} AS DOUBLE)) < 1e" + room;
        boolean alwaysExact = room < 0 || isConstant(a, b);
        return call(careful(alwaysExact ? null : guard, quick, NumberUdfs.MULTIPLY, type), a, b, type);
    }

    /** Of constants the engine computes every branch while it plans, and fails in those that it would never take. */
    private static boolean isConstant(Typed a, Typed b) {
        return Stream.of(a, b).noneMatch(operand -> TypedTrees.any(operand, inner -> inner instanceof Typed.Column));
    }

    /** The engine's arithmetic where {@code guard} says that it does not overflow on the way, else ours. */
    private static String careful(@Nullable String guard, String quick, String exact, Numeric type) {
        String physical = PhysicalTypes.of(type);
        String slow = "CAST(" + exact + "(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR), '" + type.scale() + "') AS "
                + physical + ")";
        return guard == null
                ? slow
                : "CASE WHEN " + guard + " THEN CAST(" + quick + " AS " + physical + ") ELSE " + slow + " END";
    }

    private static Typed quotient(Typed a, Typed b, Numeric x, Numeric y) {
        Numeric type = NumberTypes.quotient(x, y);
        int room = SAFE_DIGITS - x.scale() - y.scale() - type.scale();
        int divisorRoom = SAFE_DIGITS - 2 * y.scale();
        if (NumberTypes.leading(x) <= room && NumberTypes.leading(y) <= divisorRoom) {
            return call(quickQuotient(x, y, type), a, b, type);
        }
        if (room < 0 || divisorRoom < 0 || isConstant(a, b)) {
            return call(careful(null, "", NumberUdfs.DIVIDE, type), a, b, type);
        }
        String guard = "abs(CAST({0} AS DOUBLE)) < 1e" + room + " AND abs(CAST({1} AS DOUBLE)) < 1e" + divisorRoom;
        return call(careful(guard, quickQuotient(x, y, type), NumberUdfs.DIVIDE, type), a, b, type);
    }

    /** Integer division of the scaled values: n = a·10^(S+s2) over d = b·10^s2, rounded by (2|n| + |d|) // 2|d|. */
    private static String quickQuotient(Numeric x, Numeric y, Numeric type) {
        String n = scaled("{0}", x.scale(), type.scale() + y.scale());
        String d = scaled("{1}", y.scale(), y.scale());
        String rounded = "((2 * abs(" + n + ") + abs(" + d + ")) // (2 * abs(" + d + ")))";
        String signed = "CASE WHEN ({0} < 0) = ({1} < 0) THEN " + rounded + " ELSE -" + rounded + " END";
        String unit = BigDecimal.ONE.movePointLeft(type.scale()).toPlainString();
        return "(CAST(" + signed + " AS DECIMAL(38,0)) * CAST('" + unit + "' AS DECIMAL(" + (type.scale() + 1) + ","
                + type.scale() + ")))";
    }

    private static String scaled(String hole, int scale, int digits) {
        return "CAST(CAST(" + hole + " AS DECIMAL(38," + scale + ")) * CAST('1" + "0".repeat(digits) + "' AS DECIMAL("
                + Math.min(38, digits + 1) + ",0)) AS HUGEINT)";
    }

    private static Typed dates(char operator, Typed left, Typed right) {
        boolean bothDates = left.type() instanceof SqlType.Date && right.type() instanceof SqlType.Date;
        if (operator == '-' && bothDates) {
            return call("({0} - {1})", left, right, DAYS);
        }
        boolean dateFirst = left.type() instanceof SqlType.Date;
        Typed days = dateFirst ? right : left;
        if (bothDates || !(days.type() instanceof Numeric) || !(operator == '+' || (operator == '-' && dateFirst))) {
            throw invalid(operator, bothDates ? left.type() : days.type());
        }
        Typed whole = Coercions.implicit(days, SqlTypes.INTEGER);
        return call("({0} " + operator + " CAST({1} AS INTEGER))", dateFirst ? left : right, whole, SqlTypes.DATE);
    }

    private static Typed call(String template, Typed a, Typed b, SqlType type) {
        return new Typed.Call(template, List.of(a, b), type, a.nullable() || b.nullable());
    }

    private static RuntimeException invalid(char operator, SqlType type) {
        return Errors.compilation(
                "001044",
                "42P13",
                "Invalid argument types for function '" + operator + "': (" + TypeText.full(type) + ")");
    }
}
