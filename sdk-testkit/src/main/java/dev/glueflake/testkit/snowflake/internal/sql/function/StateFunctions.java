package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/**
 * Estimates in steps: states are accumulated, combined and asked. A state is opaque to whoever keeps it; here it holds the
 * values themselves, so that estimates are exact.
 */
final class StateFunctions {
    private static final String FLAT = "sf_array_flatten(CAST({0} AS VARCHAR))";
    private static final String VALUES = "json_extract({0}, '$.state')";

    private StateFunctions() {}

    static void define(Catalogue f) {
        f.aggregate(
                "HLL_ACCUMULATE",
                1,
                1,
                call -> new Typed.Call(
                        "encode(sf_array_distinct(CAST({0} AS VARCHAR)))", List.of(all(call)), SqlTypes.BINARY, false));
        f.aggregate(
                "HLL_COMBINE",
                1,
                1,
                call -> new Typed.Call(
                        "encode(sf_array_distinct(" + FLAT + "))",
                        List.of(CollectingFunctions.elements(
                                call,
                                call.nullable(SqlTypes.ARRAY, "CAST(decode({0}) AS JSON)", call.as(0, SqlTypes.BINARY)),
                                SqlTypes.ARRAY)),
                        SqlTypes.BINARY,
                        false));
        f.simple(
                "HLL_ESTIMATE",
                AggregateFunctions.COUNT,
                "json_array_length(CAST(decode({0}) AS JSON))",
                Catalogue.Param.BINARY);
        f.scalar(
                "HLL_EXPORT",
                1,
                1,
                call -> call.nullable(SqlTypes.OBJECT, state("hll", "decode({0})"), call.as(0, SqlTypes.BINARY)));
        f.scalar(
                "HLL_IMPORT",
                1,
                1,
                call -> call.nullable(
                        SqlTypes.BINARY,
                        "encode(CAST(" + VALUES + " AS VARCHAR))",
                        SemiStructuredFunctions.object(call, 0)));
        percentiles(f);
        top(f);
    }

    private static Typed all(Invocation call) {
        return CollectingFunctions.elements(call, call.argument(0), SqlTypes.VARIANT);
    }

    private static String state(String type, String values) {
        return "CAST('{\"state\":' || " + values + " || ',\"type\":\"" + type + "\",\"version\":1}' AS JSON)";
    }

    private static Typed combined(Invocation call, String type) {
        Typed states = CollectingFunctions.elements(
                call, call.nullable(SqlTypes.ARRAY, VALUES, SemiStructuredFunctions.object(call, 0)), SqlTypes.ARRAY);
        return new Typed.Call(state(type, FLAT), List.of(states), SqlTypes.OBJECT, false);
    }

    private static void percentiles(Catalogue f) {
        f.aggregate("APPROX_PERCENTILE_ACCUMULATE", 1, 1, call -> {
            Typed list = call.aggregate(
                    SqlTypes.ARRAY, true, "list({0}) FILTER (WHERE {0} IS NOT NULL)", call.as(0, SqlTypes.REAL));
            String values = "COALESCE(CAST(to_json({0}) AS VARCHAR), '[]')";
            return new Typed.Call(state("tdigest", values), List.of(list), SqlTypes.OBJECT, false);
        });
        f.aggregate("APPROX_PERCENTILE_COMBINE", 1, 1, call -> combined(call, "tdigest"));
        f.scalar(
                "APPROX_PERCENTILE_ESTIMATE",
                2,
                2,
                call -> call.nullable(
                        SqlTypes.REAL,
                        "list_aggregate(CAST(" + VALUES + " AS DOUBLE[]), 'quantile_cont', "
                                + StatisticFunctions.fraction(call, 1).toPlainString() + ")",
                        SemiStructuredFunctions.object(call, 0)));
    }

    private static void top(Catalogue f) {
        f.aggregate(
                "APPROX_TOP_K_ACCUMULATE",
                2,
                2,
                call -> new Typed.Call(
                        state("space_saving", "CAST({0} AS VARCHAR)"), List.of(all(call)), SqlTypes.OBJECT, false));
        f.aggregate("APPROX_TOP_K_COMBINE", 1, 2, call -> combined(call, "space_saving"));
        f.scalar(
                "APPROX_TOP_K_ESTIMATE",
                1,
                2,
                call -> call.nullable(
                        SqlTypes.ARRAY,
                        "CAST(sf_array_top(CAST(" + VALUES + " AS VARCHAR), '"
                                + (call.count() > 1 ? call.constantInt(1) : 1) + "') AS JSON)",
                        SemiStructuredFunctions.object(call, 0)));
    }
}
