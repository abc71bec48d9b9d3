package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberUdfs;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * ROUND, TRUNC, CEIL and FLOOR. Constant places make the type's scale, beyond the number's own scale they do nothing; places out
 * of a column leave the scale as it is.
 */
final class RoundingFunctions {
    private static final int MOST_PLACES = 38;

    private RoundingFunctions() {}

    static void define(Catalogue f) {
        f.scalar("ROUND", 1, 3, RoundingFunctions::round);
        f.scalar("TRUNCATE", 1, 2, RoundingFunctions::truncate);
        f.scalar("CEIL", 1, 2, call -> rounded(call, RoundingMode.CEILING));
        f.scalar("FLOOR", 1, 2, call -> rounded(call, RoundingMode.FLOOR));
    }

    private static Typed round(Invocation call) {
        if (call.count() < 3) {
            return rounded(call, RoundingMode.HALF_UP);
        }
        String mode = call.constantText(2).toUpperCase(Locale.ROOT);
        if (!(call.number(0).type() instanceof Numeric)) {
            throw call.invalidTypes();
        }
        return switch (mode) {
            case "HALF_AWAY_FROM_ZERO" -> rounded(call, RoundingMode.HALF_UP);
            case "HALF_TO_EVEN" -> rounded(call, RoundingMode.HALF_EVEN);
            default ->
                throw Errors.compilation(
                        "001014",
                        "22023",
                        "Invalid value [" + mode + "] for function 'ROUND', parameter 3: it is 'HALF_AWAY_FROM_ZERO' or"
                                + " 'HALF_TO_EVEN'");
        };
    }

    /** Also of TRUNC, whose other meaning is a date's. */
    static Typed truncate(Invocation call) {
        return rounded(call, RoundingMode.DOWN);
    }

    private static Typed rounded(Invocation call, RoundingMode mode) {
        Typed places = call.count() < 2 ? call.constant(SqlTypes.INTEGER, BigDecimal.ZERO) : call.integer(1);
        if (DecimalFloats.is(call)) {
            return DecimalFloats.rounded(call, places, mode(call, mode));
        }
        Typed value = call.number(0);
        boolean constant =
                places instanceof Typed.Constant known && known.value().value() instanceof BigDecimal;
        if (!(value.type() instanceof Numeric type)) {
            return real(call, value, places, mode);
        }
        if (!constant) {
            Numeric wider = new Numeric(Math.min(NumberTypes.MAX_PRECISION, type.precision() + 1), type.scale());
            return Udfs.call(wider, NumberUdfs.ROUND, value, places, mode(call, mode));
        }
        int scale = scale((BigDecimal) ((Typed.Constant) places).value().value());
        return scale >= type.scale() ? value : shortened(call, value, type, scale, mode);
    }

    private static int scale(@org.jspecify.annotations.Nullable Object places) {
        BigDecimal limit = BigDecimal.valueOf(MOST_PLACES);
        return places instanceof BigDecimal number
                ? number.min(limit).max(limit.negate()).intValue()
                : 0;
    }

    private static Typed real(Invocation call, Typed value, Typed places, RoundingMode mode) {
        if (call.count() < 2) {
            return call.sql(
                    SqlTypes.REAL,
                    switch (mode) {
                        case CEILING -> "ceil({0})";
                        case FLOOR -> "floor({0})";
                        case DOWN -> "trunc({0})";
                        default -> "round({0})";
                    },
                    value);
        }
        return mode == RoundingMode.HALF_UP
                ? Udfs.call(SqlTypes.REAL, NumberUdfs.ROUND_REAL, value, places)
                : Udfs.call(SqlTypes.REAL, NumberUdfs.ROUND, value, places, mode(call, mode));
    }

    private static Typed mode(Invocation call, RoundingMode mode) {
        return call.constant(SqlTypes.VARCHAR, mode.name());
    }

    private static Typed shortened(Invocation call, Typed value, Numeric type, int scale, RoundingMode mode) {
        int places = Math.max(0, scale);
        if (mode == RoundingMode.HALF_UP && scale >= 0) {
            return Coercions.implicit(value, carried(type, places));
        }
        if (mode == RoundingMode.DOWN) {
            Numeric result = new Numeric(Math.min(NumberTypes.MAX_PRECISION, type.precision() + 1), places);
            return call.sql(result, cut(type, scale, result), value);
        }
        if (scale == 0 && mode != RoundingMode.HALF_EVEN) {
            return call.sql(carried(type, 0), mode == RoundingMode.CEILING ? "ceil({0})" : "floor({0})", value);
        }
        Typed exact = call.constant(SqlTypes.INTEGER, BigDecimal.valueOf(scale));
        return Udfs.call(carried(type, places), NumberUdfs.ROUND, value, exact, mode(call, mode));
    }

    /** One more leading digit for the carry. */
    private static Numeric carried(Numeric type, int scale) {
        return new Numeric(Math.min(NumberTypes.MAX_PRECISION, NumberTypes.leading(type) + 1 + scale), scale);
    }

    /** The engine's remainder is exact between decimals of one type alone; of two it is one of floating-point numbers. */
    private static String cut(Numeric type, int scale, Numeric result) {
        String remainder = "{0}";
        if (-scale < NumberTypes.leading(type)) {
            String same = " AS DECIMAL(38," + type.scale() + "))";
            String unit = BigDecimal.ONE.movePointLeft(scale).toPlainString();
            remainder = "CAST({0}" + same + " % CAST('" + unit + "'" + same;
        }
        return "CAST({0} - " + remainder + " AS DECIMAL(" + result.precision() + "," + result.scale() + "))";
    }
}
