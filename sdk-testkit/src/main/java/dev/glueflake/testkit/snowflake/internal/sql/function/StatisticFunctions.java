package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Spread, percentiles, correlation and regression; estimates that are exact here. */
final class StatisticFunctions {
    /** So many digits a percentile of a NUMBER has more than the NUMBER. */
    private static final int EXTRA_DIGITS = 3;

    private StatisticFunctions() {}

    static void define(Catalogue f) {
        for (String name : List.of("STDDEV_SAMP", "STDDEV_POP")) {
            real(f, name, name.toLowerCase(Locale.ROOT) + "(#d{0})", 1);
        }
        f.synonym("STDDEV", "STDDEV_SAMP");
        f.aggregate("VAR_SAMP", 1, 1, call -> variance(call, "var_samp"));
        f.aggregate("VAR_POP", 1, 1, call -> variance(call, "var_pop"));
        f.synonym("VARIANCE", "VAR_SAMP");
        f.synonym("VARIANCE_SAMP", "VAR_SAMP");
        f.synonym("VARIANCE_POP", "VAR_POP");
        real(f, "SKEW", "skewness(#d{0})", 1);
        f.aggregate("KURTOSIS", 1, 1, StatisticFunctions::kurtosis);
        regression(f);
        f.aggregate("MEDIAN", 1, 1, call -> continuous(call, call.argument(0), new BigDecimal("0.5")));
        f.aggregate(
                "PERCENTILE_CONT", 1, 1, call -> continuous(call, ordered(call).value(), fraction(call, 0)));
        f.aggregate("PERCENTILE_DISC", 1, 1, StatisticFunctions::discrete);
        f.aggregate(
                "APPROX_PERCENTILE",
                2,
                2,
                call -> call.aggregate(
                        SqlTypes.REAL,
                        true,
                        "quantile_cont({0}, " + fraction(call, 1).toPlainString() + ")",
                        call.as(0, SqlTypes.REAL)));
        f.aggregate(
                "APPROX_COUNT_DISTINCT", 1, Integer.MAX_VALUE, call -> AggregateFunctions.count(call.withDistinct()));
        f.synonym("HLL", "APPROX_COUNT_DISTINCT");
    }

    private static void regression(Catalogue f) {
        for (String name : List.of(
                "COVAR_POP",
                "COVAR_SAMP",
                "REGR_AVGX",
                "REGR_AVGY",
                "REGR_INTERCEPT",
                "REGR_R2",
                "REGR_SLOPE",
                "REGR_SXX",
                "REGR_SXY",
                "REGR_SYY")) {
            real(f, name, name.toLowerCase(Locale.ROOT) + "({0}, {1})", 2);
        }
        real(f, "CORR", "corr({0}, {1})", 2);
        f.aggregate(
                "REGR_COUNT",
                2,
                2,
                call -> call.aggregate(AggregateFunctions.COUNT, false, "regr_count({0}, {1})", reals(call)));
    }

    /** Where the engine divides by zero the value is NULL. */
    private static void real(Catalogue f, String name, String function, int arguments) {
        f.aggregate(name, arguments, arguments, call -> real(call, function));
    }

    private static Typed real(Invocation call, String function) {
        return call.nullable(
                SqlTypes.REAL,
                "CASE WHEN isfinite({0}) THEN {0} END",
                call.aggregate(SqlTypes.REAL, true, function, reals(call)));
    }

    /** A FLOAT of a FLOAT, a NUMBER of a NUMBER. */
    private static Typed kurtosis(Invocation call) {
        Typed value = real(call, "kurtosis(#d{0})");
        return call.type(0) instanceof SqlType.Numeric ? Coercions.convert(value, new SqlType.Numeric(38, 12)) : value;
    }

    private static Typed[] reals(Invocation call) {
        return Stream.iterate(0, i -> i < call.count(), i -> i + 1)
                .map(i -> call.as(i, SqlTypes.REAL))
                .toArray(Typed[]::new);
    }

    /** Of a NUMBER a NUMBER: with the digits that a mean of its squares has. */
    private static Typed variance(Invocation call, String function) {
        Typed value = call.aggregate(SqlTypes.REAL, true, function + "(#d{0})", call.as(0, SqlTypes.REAL));
        if (!(call.type(0) instanceof Numeric number)) {
            return value;
        }
        Numeric type = NumberTypes.average(NumberTypes.product(number, number));
        return call.nullable(type, "round({0}, " + type.scale() + ")", value);
    }

    private static Typed.SortKey ordered(Invocation call) {
        if (call.orderBy().size() != 1) {
            throw Errors.compilation(
                    "002303",
                    "42601",
                    "Function [" + call.name() + "] requires WITHIN GROUP with one ORDER BY expression");
        }
        return call.orderBy().get(0);
    }

    static BigDecimal fraction(Invocation call, int index) {
        if (call.argument(index) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal fraction
                && fraction.signum() >= 0
                && fraction.compareTo(BigDecimal.ONE) <= 0) {
            return fraction;
        }
        throw Errors.compilation(
                "001015",
                "22023",
                "argument " + (index + 1) + " to function " + call.name()
                        + " needs to be a constant between 0.0 and 1.0");
    }

    private static Typed continuous(Invocation call, Typed value, BigDecimal fraction) {
        Typed number = Coercions.isNumber(value.type()) ? value : Coercions.implicit(value, SqlTypes.REAL);
        boolean descending = !call.orderBy().isEmpty() && call.orderBy().get(0).descending();
        BigDecimal at = descending ? BigDecimal.ONE.subtract(fraction) : fraction;
        String function = "quantile_cont({0}, " + at.toPlainString() + ")";
        if (!(number.type() instanceof Numeric exact)) {
            return call.withoutOrder().aggregate(SqlTypes.REAL, true, function, number);
        }
        SqlType type = new Numeric(
                Math.min(NumberTypes.MAX_PRECISION, exact.precision() + EXTRA_DIGITS),
                Math.min(NumberTypes.MAX_PRECISION - 1, exact.scale() + EXTRA_DIGITS));
        return call.withoutOrder().aggregate(type, true, function, Coercions.convert(number, type));
    }

    private static Typed discrete(Invocation call) {
        Typed.SortKey key = ordered(call);
        String fraction = fraction(call, 0).toPlainString();
        if (!key.descending()) {
            return call.withoutOrder()
                    .aggregate(key.value().type(), true, "quantile_disc({0}, " + fraction + ")", key.value());
        }
        if (call.over() != null) {
            throw Errors.unsupported("PERCENTILE_DISC in descending order over a window");
        }
        return call.withoutOrder()
                .aggregate(
                        key.value().type(),
                        true,
                        "percentile_disc(" + fraction + ") WITHIN GROUP (ORDER BY {0} DESC)",
                        key.value());
    }
}
