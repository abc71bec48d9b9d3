package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.REAL;

import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;

/** Roots, logarithms and trigonometry. */
final class NumericFunctions {
    private NumericFunctions() {}

    static void define(Catalogue f) {
        f.scalar(
                "ABS",
                1,
                1,
                call -> DecimalFloats.is(call)
                        ? DecimalFloats.absolute(call)
                        : call.sql(call.number(0).type(), "abs({0})", call.number(0)));
        f.scalar(
                "SIGN",
                1,
                1,
                call -> DecimalFloats.is(call)
                        ? DecimalFloats.sign(call)
                        : call.sql(new Numeric(1, 0), "sign({0})", call.number(0)));
        f.scalar("MOD", 2, 2, call -> Arithmetic.binary('%', call.argument(0), call.argument(1)));
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
        f.simple("EXP", SqlTypes.REAL, where("{0} > 709.782712893384 AND isfinite({0})", "exp", "exp({0})"), REAL);
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
        f.simple("ASINH", SqlTypes.REAL, "asinh({0})", REAL);
        f.simple("ACOSH", SqlTypes.REAL, where("{0} < 1", "acosh", "acosh({0})"), REAL);
        f.simple("ATANH", SqlTypes.REAL, where("abs({0}) >= 1", "atanh", "atanh({0})"), REAL);
        f.scalar("FACTORIAL", 1, 1, call -> Udfs.call(SqlTypes.INTEGER, NumberUdfs.FACTORIAL, call.integer(0)));
        f.scalar(
                "WIDTH_BUCKET",
                4,
                4,
                call -> Udfs.call(
                        SqlTypes.INTEGER,
                        NumberUdfs.BUCKET,
                        call.number(0),
                        call.number(1),
                        call.number(2),
                        call.integer(3)));
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
