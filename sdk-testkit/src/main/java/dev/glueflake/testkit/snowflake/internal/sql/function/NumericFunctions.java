package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.INTEGER;
import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.REAL;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;

/** Rounding, roots, logarithms and trigonometry. */
final class NumericFunctions {
    private NumericFunctions() {}

    static void define(Catalogue f) {
        f.scalar("ABS", 1, 1, call -> call.sql(call.number(0).type(), "abs({0})", call.number(0)));
        f.scalar("SIGN", 1, 1, call -> call.sql(new Numeric(1, 0), "sign({0})", call.number(0)));
        f.scalar("MOD", 2, 2, call -> Arithmetic.binary('%', call.argument(0), call.argument(1)));
        f.scalar("ROUND", 1, 2, NumericFunctions::round);
        f.refused("ROUND", 3, 3);
        f.refused("CEIL", 2, 2);
        f.refused("FLOOR", 2, 2);
        f.scalar("TRUNCATE", 1, 2, NumericFunctions::truncate);
        f.scalar("CEIL", 1, 1, call -> whole(call, "ceil({0})"));
        f.scalar("FLOOR", 1, 1, call -> whole(call, "floor({0})"));
        f.scalar("DIV0", 2, 2, call -> divide(call, false));
        f.scalar("DIV0NULL", 2, 2, call -> divide(call, true));
        f.simple(
                "POWER",
                SqlTypes.REAL,
                where("{0} = 0 AND {1} < 0 OR {0} < 0 AND {1} <> trunc({1})", "pow", "pow({0}, {1})"),
                REAL,
                REAL);
        f.synonym("POW", "POWER");
        f.simple("SQRT", SqlTypes.REAL, where("{0} < 0", "sqrt", "sqrt({0})"), REAL);
        f.simple("SQUARE", SqlTypes.REAL, "({0} * {0})", REAL);
        f.simple("CBRT", SqlTypes.REAL, CUBE_ROOT, REAL);
        f.simple("EXP", SqlTypes.REAL, "exp({0})", REAL);
        f.simple("LN", SqlTypes.REAL, where("{0} <= 0", "ln", "ln({0})"), REAL);
        f.simple(
                "LOG",
                SqlTypes.REAL,
                where("{0} <= 0 OR {0} = 1 OR {1} <= 0", "log", "(ln({1}) / ln({0}))"),
                REAL,
                REAL);
        f.simple("PI", SqlTypes.REAL, "pi()");
        f.simple("ASIN", SqlTypes.REAL, where("abs({0}) > 1", "asin", "asin({0})"), REAL);
        f.simple("ACOS", SqlTypes.REAL, where("abs({0}) > 1", "acos", "acos({0})"), REAL);
        f.simple("COT", SqlTypes.REAL, where("{0} = 0", "cot", "cot({0})"), REAL);
        for (String name : List.of("SIN", "COS", "TAN", "ATAN", "SINH", "COSH", "TANH", "RADIANS", "DEGREES")) {
            f.simple(name, SqlTypes.REAL, name.toLowerCase(java.util.Locale.ROOT) + "({0})", REAL);
        }
        f.simple("ATAN2", SqlTypes.REAL, "atan2({0}, {1})", REAL, REAL);
        f.simple("BITAND", SqlTypes.INTEGER, "({0i} & {1i})", INTEGER, INTEGER);
        f.simple("BITOR", SqlTypes.INTEGER, "({0i} | {1i})", INTEGER, INTEGER);
        f.simple("BITXOR", SqlTypes.INTEGER, "xor({0i}, {1i})", INTEGER, INTEGER);
        f.simple("BITNOT", SqlTypes.INTEGER, "(~{0i})", INTEGER);
    }

    /** DuckDB's root may be wrong in its last digit: one step of Newton's method puts that right. */
    private static final String CUBE_ROOT = "CASE WHEN {0} = 0 OR NOT isfinite({0}) THEN {0}"
            + " ELSE cbrt({0}) - (pow(cbrt({0}), 3) - {0}) / (3 * pow(cbrt({0}), 2)) END";

    /** What has no answer among the numbers is an error, not the NaN or infinity that DuckDB gives. */
    private static String where(String undefined, String name, String template) {
        String failure = EngineErrors.raise(
                "100041", "22000", "Invalid floating point operation: " + name + "(", "CAST({0} AS VARCHAR)", ")");
        return "CASE WHEN " + undefined + " THEN CAST(" + failure + " AS DOUBLE) ELSE " + template + " END";
    }

    private static int places(Invocation call) {
        return call.count() == 1 ? 0 : call.constantInt(1);
    }

    private static Typed round(Invocation call) {
        Typed value = call.number(0);
        int places = places(call);
        if (!(value.type() instanceof Numeric type)) {
            return call.sql(SqlTypes.REAL, "round({0}, " + places + ")", value);
        }
        if (places >= type.scale()) {
            return value;
        }
        if (places >= 0) {
            return Coercions.implicit(value, shorter(type, places));
        }
        String unit = unit(places);
        Numeric whole = shorter(type, 0);
        String template =
                "(sign({0}) * ((abs(CAST({0} AS HUGEINT)) + " + unit + " // 2) // " + unit + ") * " + unit + ")";
        return call.sql(whole, template, Coercions.implicit(truncate(call, value, type, 0), whole));
    }

    /** One more leading digit for the carry. */
    private static Numeric shorter(Numeric type, int scale) {
        return new Numeric(Math.min(NumberTypes.MAX_PRECISION, NumberTypes.leading(type) + 1 + scale), scale);
    }

    private static String unit(int places) {
        return "CAST('" + BigDecimal.ONE.movePointLeft(places).toPlainString() + "' AS HUGEINT)";
    }

    static Typed truncate(Invocation call) {
        Typed value = call.number(0);
        int places = places(call);
        if (value.type() instanceof Numeric type) {
            return places >= type.scale() ? value : truncate(call, value, type, places);
        }
        if (places != 0) {
            throw Errors.unsupported("TRUNC of a FLOAT to " + places + " places");
        }
        return call.sql(SqlTypes.REAL, "trunc({0})", value);
    }

    /** What is beyond the place is the remainder by its unit; it has the sign of the value. */
    private static Typed truncate(Invocation call, Typed value, Numeric type, int places) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(places);
        String one = "CAST('" + unit.toPlainString() + "' AS DECIMAL(38," + Math.max(0, places) + "))";
        Numeric result = new Numeric(Math.max(1, NumberTypes.leading(type) + Math.max(0, places)), Math.max(0, places));
        return call.sql(result, "({0} - {0} % " + one + ")", value);
    }

    private static Typed whole(Invocation call, String template) {
        Typed value = call.number(0);
        return call.sql(value.type() instanceof Numeric type ? shorter(type, 0) : SqlTypes.REAL, template, value);
    }

    /** Division that gives 0 for a divisor of 0 (and of NULL). */
    private static Typed divide(Invocation call, boolean nullToo) {
        Typed divisor = call.number(1);
        Typed zero = call.constant(new Numeric(1, 0), BigDecimal.ZERO);
        Typed nonZero = call.nullable(divisor.type(), "nullif({0}, 0)", divisor);
        Typed quotient = Arithmetic.binary('/', call.number(0), nonZero);
        Typed isZero = Comparisons.compare("=", nullToo ? Choices.coalesce(List.of(divisor, zero)) : divisor, zero);
        return Choices.of(isZero, Coercions.implicit(zero, quotient.type()), quotient);
    }
}
