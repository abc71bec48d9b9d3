package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.ValueKeys;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.DecimalFloatUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts, sums, extremes and truth over the rows of a group or a window. In templates {@code #d} is DISTINCT, {@code #o} the inner ORDER BY. */
final class AggregateFunctions {
    static final SqlType COUNT = new Numeric(18, 0);
    private static final int ANY = Integer.MAX_VALUE;
    private static final int WINDOW_DIGITS = 3;

    private AggregateFunctions() {}

    static void define(Catalogue f) {
        f.aggregate("COUNT", 0, ANY, AggregateFunctions::count);
        f.aggregate(
                "COUNT_IF",
                1,
                1,
                call -> call.aggregate(COUNT, false, "count(CASE WHEN {0} THEN 1 END)", call.as(0, SqlTypes.BOOLEAN)));
        f.aggregate("SUM", 1, 1, AggregateFunctions::sum);
        f.aggregate("AVG", 1, 1, AggregateFunctions::average);
        f.aggregate("MIN", 1, 1, call -> extreme(call, "min"));
        f.aggregate("MAX", 1, 1, call -> extreme(call, "max"));
        f.aggregate("ANY_VALUE", 1, 1, call -> call.aggregate(call.type(0), true, "any_value({0})", call.argument(0)));
        f.aggregate("MODE", 1, 1, AggregateFunctions::mode);
        f.aggregate("MIN_BY", 2, 3, call -> by(call, "arg_min"));
        f.aggregate("MAX_BY", 2, 3, call -> by(call, "arg_max"));
        f.aggregate("GROUPING", 1, ANY, AggregateFunctions::grouping);
        f.aggregate("GROUPING_ID", 1, ANY, AggregateFunctions::grouping);
        truth(f, "BOOLAND_AGG", "bool_and({0})");
        truth(f, "BOOLOR_AGG", "bool_or({0})");
        truth(f, "BOOLXOR_AGG", "CASE WHEN count({0}) > 0 THEN count_if({0}) = 1 END");
        for (String operator : List.of("AND", "OR", "XOR")) {
            bits(f, operator);
        }
    }

    /** Of values that are as frequent as each other Snowflake gives any; here it is always the least one. */
    private static Typed mode(Invocation call) {
        Typed value = call.argument(0);
        return call.withOrder(List.of(new Typed.SortKey(value, false, false)))
                .aggregate(value.type(), true, "mode({0}#o)", value);
    }

    private static void truth(Catalogue f, String name, String function) {
        boolean single = !function.startsWith("CASE");
        f.aggregate(name, 1, 1, call -> {
            Typed value = call.as(0, SqlTypes.BOOLEAN);
            if (single) {
                return call.aggregate(SqlTypes.BOOLEAN, true, function, value);
            }
            Typed known = call.aggregate(COUNT, false, "count({0})", value);
            Typed yes = call.aggregate(COUNT, false, "count(CASE WHEN {0} THEN 1 END)", value);
            return call.nullable(SqlTypes.BOOLEAN, "CASE WHEN {0} > 0 THEN {1} = 1 END", known, yes);
        });
    }

    private static void bits(Catalogue f, String operator) {
        String name = "BIT" + operator + "_AGG";
        String function = "bit_" + operator.toLowerCase(Locale.ROOT) + "(#d{0i})";
        f.aggregate(name, 1, 1, call -> call.aggregate(SqlTypes.INTEGER, true, function, call.integer(0)));
        f.synonym("BIT" + operator + "AGG", name);
        f.synonym("BIT_" + operator + "AGG", name);
        f.synonym("BIT_" + operator + "_AGG", name);
    }

    /** The binder gives COUNT(*) without arguments; of several arguments a row counts where none is NULL. */
    static Typed count(Invocation call) {
        if (call.count() == 0) {
            return call.aggregate(COUNT, false, "count(*)");
        }
        if (call.count() == 1) {
            return call.aggregate(COUNT, false, "count(#d{0})", Comparisons.comparable(call.argument(0)));
        }
        String present = IntStream.range(0, call.count())
                .mapToObj(i -> "{" + i + "} IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        Typed[] arguments =
                call.arguments().stream().map(Comparisons::comparable).toArray(Typed[]::new);
        return call.aggregate(
                COUNT,
                false,
                "count(#dCASE WHEN " + present + " THEN row({*}) END)".replace("{*}", holes(call.count())),
                arguments);
    }

    static String holes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
    }

    /** A NUMBER stays one; a text is taken as FLOAT. */
    static Typed numeric(Invocation call, int index) {
        return call.type(index) instanceof SqlType.Text ? call.as(index, SqlTypes.REAL) : call.number(index);
    }

    static Typed sum(Invocation call) {
        if (DecimalFloats.is(call)) {
            return DecimalFloats.total(call, DecimalFloatUdfs.SUM);
        }
        Typed value = numeric(call, 0);
        SqlType type = value.type() instanceof Numeric number ? new Numeric(38, number.scale()) : SqlTypes.REAL;
        return call.aggregate(type, true, "sum(#d{0})", value);
    }

    private static Typed average(Invocation call) {
        if (DecimalFloats.is(call)) {
            return DecimalFloats.total(call, DecimalFloatUdfs.AVERAGE);
        }
        Typed value = numeric(call, 0);
        if (value.type() instanceof SqlType.Real) {
            return call.aggregate(SqlTypes.REAL, true, "avg(#d{0})", value);
        }
        Typed count = call.aggregate(COUNT, false, "count(#d{0})", value);
        Typed positive = call.nullable(COUNT, "nullif({0}, 0)", count);
        Typed quotient = Arithmetic.binary('/', sum(call), positive);
        return call.over() == null ? quotient : cut(call, quotient, ((Numeric) value.type()).scale() + WINDOW_DIGITS);
    }

    /** Over a window an average has three digits more than its values, the rest is cut. */
    private static Typed cut(Invocation call, Typed average, int scale) {
        Typed digits = call.constant(SqlTypes.INTEGER, BigDecimal.valueOf(scale));
        return FunctionLibrary.call(new Invocation(
                "TRUNC", List.of(average, digits), false, List.of(), false, false, null, call.context()));
    }

    private static Typed extreme(Invocation call, String function) {
        Typed value = call.argument(0);
        if (value.type() instanceof SqlType.Geospatial) {
            throw Errors.compilation(
                    "002016",
                    "22000",
                    "Function " + call.name() + " does not support " + TypeText.name(value.type()) + " argument type");
        }
        if (value.type() instanceof SqlType.ObjectType || value.type() instanceof SqlType.Array) {
            throw call.invalidTypes();
        }
        boolean byKey = !Comparisons.isWithOffset(value.type());
        return byKey && ValueKeys.isKeyed(value.type())
                ? call.aggregate(
                        value.type(),
                        true,
                        "arg_" + function + "({0}, " + ValueKeys.template(value.type()) + ")",
                        value)
                : call.aggregate(value.type(), true, function + "({0})", value);
    }

    /** The value of the row with the least or largest second argument, or an array of those of so many rows. */
    private static Typed by(Invocation call, String function) {
        Typed order = Comparisons.comparable(call.argument(1));
        if (call.count() == 2) {
            return call.aggregate(call.type(0), true, function + "_null({0}, {1})", call.argument(0), order);
        }
        int rows = call.constantInt(2);
        if (rows < 1 || rows > 1_000) {
            throw Errors.compilation(
                    "001015", "22023", "argument 3 to function " + call.name() + " must be between 1 and 1000");
        }
        Typed value = call.as(0, SqlTypes.VARIANT);
        Typed list =
                call.aggregate(SqlTypes.ARRAY, true, "to_json(" + function + "({0}, {1}, " + rows + "))", value, order);
        return list;
    }

    /** A bit for each key, set where the row's grouping set leaves it out. */
    private static Typed grouping(Invocation call) {
        return call.aggregate(
                SqlTypes.INTEGER,
                false,
                "grouping(" + holes(call.count()) + ")",
                call.arguments().toArray(Typed[]::new));
    }
}
