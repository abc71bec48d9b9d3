package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Distinct values counted by bitmaps: values fall into buckets of 32,768, and a bitmap holds those of one bucket. */
final class BitmapFunctions {
    private BitmapFunctions() {}

    static void define(Catalogue f) {
        f.simple(
                "BITMAP_BIT_POSITION",
                SqlTypes.INTEGER,
                "CASE WHEN {0} > 0 THEN ({0i} - 1) % 32768 ELSE abs({0i}) % 32768 END",
                Catalogue.Param.INTEGER);
        f.simple(
                "BITMAP_BUCKET_NUMBER",
                SqlTypes.INTEGER,
                "CASE WHEN {0} > 0 THEN 1 + ({0i} - 1) // 32768 ELSE {0i} // 32768 END",
                Catalogue.Param.INTEGER);
        f.simple(
                "BITMAP_ABSOLUTE_POSITION",
                SqlTypes.INTEGER,
                "CASE WHEN {0} > 0 THEN ({0i} - 1) * 32768 + {1i} + 1 ELSE {0i} * 32768 - {1i} END",
                Catalogue.Param.INTEGER,
                Catalogue.Param.INTEGER);
        f.simple(
                "BITMAP_COUNT", SqlTypes.INTEGER, "CAST(sf_bitmap_count(hex({0})) AS INTEGER)", Catalogue.Param.BINARY);
        f.scalar("BITMAP_TO_ARRAY", 1, 2, BitmapFunctions::toArray);
        two(f, "BITMAP_AND");
        two(f, "BITMAP_OR");
        f.aggregate(
                "BITMAP_CONSTRUCT_AGG",
                1,
                1,
                call -> new Typed.Call(
                        "unhex(sf_bitmap(CAST({0} AS VARCHAR)))",
                        List.of(CollectingFunctions.elements(call, call.integer(0), SqlTypes.VARIANT)),
                        SqlTypes.BINARY,
                        true));
        f.aggregate("BITMAP_OR_AGG", 1, 1, call -> all(call, "sf_bitmap_or"));
        f.aggregate("BITMAP_AND_AGG", 1, 1, call -> all(call, "sf_bitmap_and"));
    }

    private static void two(Catalogue f, String name) {
        String function = "sf_" + name.toLowerCase(Locale.ROOT);
        f.simple(
                name,
                SqlTypes.BINARY,
                "unhex(" + function + "(CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL "
                        + "THEN CAST(to_json([hex({0}), hex({1})]) AS VARCHAR) END))",
                Catalogue.Param.BINARY,
                Catalogue.Param.BINARY);
    }

    private static Typed all(Invocation call, String function) {
        Typed digits = call.sql(SqlTypes.VARCHAR, "hex({0})", call.as(0, SqlTypes.BINARY));
        return new Typed.Call(
                "unhex(" + function + "(CAST({0} AS VARCHAR)))",
                List.of(CollectingFunctions.elements(call, digits, SqlTypes.VARIANT)),
                SqlTypes.BINARY,
                true);
    }

    /** The values that the bits stand for, of the first bucket unless another one is named. */
    private static Typed toArray(Invocation call) {
        Typed bucket = call.count() > 1 ? call.integer(1) : call.constant(SqlTypes.INTEGER, BigDecimal.ONE);
        return call.nullable(
                SqlTypes.ARRAY,
                "CAST(sf_bitmap_values(hex({0}), CAST({1} AS VARCHAR)) AS JSON)",
                call.as(0, SqlTypes.BINARY),
                bucket);
    }
}
