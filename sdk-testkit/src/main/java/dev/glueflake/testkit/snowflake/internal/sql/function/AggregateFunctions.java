package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions over the rows of a group or a window. In their templates {@code #d} is DISTINCT, {@code #o} the inner ORDER BY. */
final class AggregateFunctions {
    private static final SqlType COUNT = new Numeric(18, 0);

    private AggregateFunctions() {}

    static void define(Catalogue f) {
        f.aggregate("COUNT", 0, Integer.MAX_VALUE, AggregateFunctions::count);
        f.aggregate(
                "COUNT_IF", 1, 1, call -> call.aggregate(COUNT, false, "count_if({0})", call.as(0, SqlTypes.BOOLEAN)));
        f.aggregate("SUM", 1, 1, AggregateFunctions::sum);
        f.aggregate("AVG", 1, 1, AggregateFunctions::average);
        f.aggregate("MIN", 1, 1, call -> extreme(call, "min({0})"));
        f.aggregate("MAX", 1, 1, call -> extreme(call, "max({0})"));
        f.aggregate("ANY_VALUE", 1, 1, call -> call.aggregate(call.type(0), true, "any_value({0})", call.argument(0)));
        f.aggregate("MODE", 1, 1, call -> call.aggregate(call.type(0), true, "mode({0})", call.argument(0)));
        f.aggregate("MIN_BY", 2, 2, call -> by(call, "arg_min_null({0}, {1})"));
        f.aggregate("MAX_BY", 2, 2, call -> by(call, "arg_max_null({0}, {1})"));
        f.aggregate(
                "APPROX_COUNT_DISTINCT",
                1,
                1,
                call -> call.aggregate(COUNT, false, "count(DISTINCT {0})", countable(call, 0)));
        f.refused("APPROX_COUNT_DISTINCT", 2, Integer.MAX_VALUE);
        f.refused("MIN_BY", 3, 3);
        f.refused("MAX_BY", 3, 3);
        f.synonym("HLL", "APPROX_COUNT_DISTINCT");
        f.aggregate(
                "BOOLAND_AGG",
                1,
                1,
                call -> call.aggregate(SqlTypes.BOOLEAN, true, "bool_and({0})", call.as(0, SqlTypes.BOOLEAN)));
        f.aggregate(
                "BOOLOR_AGG",
                1,
                1,
                call -> call.aggregate(SqlTypes.BOOLEAN, true, "bool_or({0})", call.as(0, SqlTypes.BOOLEAN)));
        for (String operator : List.of("and", "or", "xor")) {
            f.aggregate(
                    "BIT" + operator.toUpperCase(java.util.Locale.ROOT) + "_AGG",
                    1,
                    1,
                    call -> call.aggregate(SqlTypes.INTEGER, true, "bit_" + operator + "(#d{0i})", call.integer(0)));
        }
        for (String name : List.of("STDDEV_SAMP", "STDDEV_POP", "VAR_SAMP", "VAR_POP")) {
            String function = name.toLowerCase(java.util.Locale.ROOT) + "(#d{0})";
            f.aggregate(name, 1, 1, call -> call.aggregate(SqlTypes.REAL, true, function, call.as(0, SqlTypes.REAL)));
        }
        f.synonym("STDDEV", "STDDEV_SAMP");
        f.synonym("VARIANCE", "VAR_SAMP");
        f.synonym("VARIANCE_SAMP", "VAR_SAMP");
        f.synonym("VARIANCE_POP", "VAR_POP");
        f.aggregate("LISTAGG", 1, 2, AggregateFunctions::list);
        f.aggregate("ARRAY_AGG", 1, 1, AggregateFunctions::array);
    }

    /** The binder gives COUNT(*) without arguments; of several arguments a row counts where none is NULL. */
    private static Typed count(Invocation call) {
        if (call.count() == 0) {
            return call.aggregate(COUNT, false, "count(*)");
        }
        if (call.count() == 1) {
            return call.aggregate(COUNT, false, "count(#d{0})", countable(call, 0));
        }
        String present = IntStream.range(0, call.count())
                .mapToObj(i -> "{" + i + "} IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        Typed[] arguments = IntStream.range(0, call.count())
                .mapToObj(i -> countable(call, i))
                .toArray(Typed[]::new);
        return call.aggregate(
                COUNT,
                false,
                "count(#dCASE WHEN " + present + " THEN row({*}) END)".replace("{*}", holes(call.count())),
                arguments);
    }

    private static String holes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
    }

    /** Instants alone tell TIMESTAMP_TZ apart. */
    private static Typed countable(Invocation call, int index) {
        Typed value = call.argument(index);
        return Comparisons.isWithOffset(value.type()) ? Coercions.implicit(value, SqlTypes.TIMESTAMP_LTZ) : value;
    }

    private static Typed sum(Invocation call) {
        Typed value = call.number(0);
        SqlType type = value.type() instanceof Numeric number ? new Numeric(38, number.scale()) : SqlTypes.REAL;
        return call.aggregate(type, true, "sum(#d{0})", value);
    }

    private static Typed average(Invocation call) {
        Typed value = call.number(0);
        if (value.type() instanceof SqlType.Real) {
            return call.aggregate(SqlTypes.REAL, true, "avg(#d{0})", value);
        }
        Typed count = call.aggregate(COUNT, false, "count(#d{0})", value);
        Typed positive = call.nullable(COUNT, "nullif({0}, 0)", count);
        return Arithmetic.binary('/', sum(call), positive);
    }

    private static Typed extreme(Invocation call, String function) {
        Typed value = call.argument(0);
        if (value.type().isSemiStructured()) {
            throw Errors.unsupported(call.name() + " of a semi-structured value");
        }
        return call.aggregate(value.type(), true, function, value);
    }

    private static Typed by(Invocation call, String function) {
        if (call.type(1).isSemiStructured()) {
            throw Errors.unsupported(call.name() + " by a semi-structured value");
        }
        return call.aggregate(call.type(0), true, function, call.argument(0), call.argument(1));
    }

    /** Of no rows the empty text. */
    private static Typed list(Invocation call) {
        Typed empty = call.constant(new SqlType.Text(1), "");
        Typed delimiter = call.count() > 1 ? call.text(1) : empty;
        if (!(delimiter instanceof Typed.Constant)) {
            throw Errors.compilation(
                    "001015", "22023", "argument 2 to function " + call.name() + " needs to be constant");
        }
        Typed joined = call.aggregate(SqlTypes.VARCHAR, true, "string_agg(#d{0}, {1}#o)", call.text(0), delimiter);
        return Choices.coalesce(List.of(joined, empty));
    }

    /** NULLs are left out; of no rows the empty array. */
    private static Typed array(Invocation call) {
        if (call.distinct() && !call.orderBy().isEmpty()) {
            throw Errors.unsupported("ARRAY_AGG(DISTINCT …) WITHIN GROUP");
        }
        Typed element = Coercions.implicit(call.argument(0), SqlTypes.VARIANT);
        Typed elements = call.aggregate(SqlTypes.ARRAY, true, "list(#d{0}#o) FILTER (WHERE {0} IS NOT NULL)", element);
        return new Typed.Call("COALESCE(to_json({0}), CAST('[]' AS JSON))", List.of(elements), SqlTypes.ARRAY, false);
    }
}
