package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.array;
import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.isNull;
import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.java;
import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.json;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ColumnDescriptionUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/** ARRAY: made of elements, changed, searched and compared. */
final class ArrayFunctions {
    private static final int ANY = Integer.MAX_VALUE;
    private static final SqlType SIZE = new SqlType.Numeric(9, 0);

    private ArrayFunctions() {}

    static void define(Catalogue f) {
        f.scalar(
                "GENERATE_COLUMN_DESCRIPTION",
                2,
                2,
                call -> Udfs.nullable(SqlTypes.VARCHAR, ColumnDescriptionUdfs.DESCRIBE, array(call, 0), call.text(1)));
        f.scalar("ARRAY_CONSTRUCT", 0, ANY, call -> construct(call, "sf_array"));
        f.scalar("ARRAY_CONSTRUCT_COMPACT", 0, ANY, call -> construct(call, "sf_array_present"));
        f.scalar(
                "ARRAY_SIZE",
                1,
                1,
                call -> call.nullable(
                        SIZE, "CASE WHEN json_type({0}) = 'ARRAY' THEN json_array_length({0}) END", json(call, 0)));
        f.scalar(
                "ARRAY_APPEND",
                2,
                2,
                call -> java(call, SqlTypes.ARRAY, "sf_array_append", array(call, 0), any(call, 1)));
        f.scalar(
                "ARRAY_PREPEND",
                2,
                2,
                call -> java(call, SqlTypes.ARRAY, "sf_array_prepend", array(call, 0), any(call, 1)));
        f.scalar(
                "ARRAY_INSERT",
                3,
                3,
                call -> java(call, SqlTypes.ARRAY, "sf_array_insert", array(call, 0), position(call, 1), any(call, 2)));
        f.scalar(
                "ARRAY_REMOVE_AT",
                2,
                2,
                call -> java(call, SqlTypes.ARRAY, "sf_array_remove_at", array(call, 0), position(call, 1)));
        f.scalar(
                "ARRAY_SLICE",
                3,
                3,
                call -> java(
                        call, SqlTypes.ARRAY, "sf_array_slice", array(call, 0), position(call, 1), position(call, 2)));
        f.scalar(
                "ARRAY_GENERATE_RANGE",
                2,
                3,
                call -> java(
                        call,
                        SqlTypes.ARRAY,
                        "sf_array_range",
                        position(call, 0),
                        position(call, 1),
                        call.count() > 2 ? position(call, 2) : call.constant(SqlTypes.INTEGER, BigDecimal.ONE)));
        f.scalar(
                "ARRAY_REPEAT",
                2,
                2,
                call -> java(call, SqlTypes.ARRAY, "sf_array_repeat", any(call, 0), position(call, 1)));
        for (String name : new String[] {"CAT", "EXCEPT", "INTERSECTION"}) {
            String function = "sf_array_" + name.toLowerCase(java.util.Locale.ROOT);
            f.scalar(
                    "ARRAY_" + name,
                    2,
                    2,
                    call -> java(call, SqlTypes.ARRAY, function, array(call, 0), array(call, 1)));
        }
        for (String name : new String[] {"COMPACT", "DISTINCT", "FLATTEN", "REVERSE"}) {
            String function = "sf_array_" + name.toLowerCase(java.util.Locale.ROOT);
            f.scalar("ARRAY_" + name, 1, 1, call -> java(call, SqlTypes.ARRAY, function, array(call, 0)));
        }
        f.scalar("ARRAY_MIN", 1, 1, call -> java(call, SqlTypes.VARIANT, "sf_array_min", array(call, 0)));
        f.scalar("ARRAY_MAX", 1, 1, call -> java(call, SqlTypes.VARIANT, "sf_array_max", array(call, 0)));
        f.scalar("ARRAY_SORT", 1, 3, ArrayFunctions::sort);
        f.scalar(
                "STRTOK_TO_ARRAY",
                1,
                2,
                call -> java(
                        call,
                        SqlTypes.ARRAY,
                        "sf_strtok_array",
                        call.text(0),
                        call.count() > 1 ? call.text(1) : call.constant(SqlTypes.VARCHAR, " ")));
        search(f);
    }

    private static void search(Catalogue f) {
        f.scalar(
                "ARRAY_CONTAINS",
                2,
                2,
                call -> java(call, SqlTypes.BOOLEAN, "sf_array_contains", element(call, 0), array(call, 1)));
        f.scalar(
                "ARRAY_POSITION",
                2,
                2,
                call -> call.nullable(
                        SIZE,
                        "CAST(sf_array_position(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR)) AS INTEGER)",
                        element(call, 0),
                        array(call, 1)));
        f.scalar("ARRAY_REMOVE", 2, 2, ArrayFunctions::remove);
        f.scalar(
                "ARRAYS_OVERLAP",
                2,
                2,
                call -> java(call, SqlTypes.BOOLEAN, "sf_arrays_overlap", array(call, 0), array(call, 1)));
        f.scalar(
                "ARRAYS_ZIP",
                1,
                ANY,
                call -> java(
                        call,
                        SqlTypes.ARRAY,
                        "sf_arrays_zip",
                        IntStream.range(0, call.count())
                                .mapToObj(i -> array(call, i))
                                .toArray(Typed[]::new)));
        f.scalar(
                "ARRAY_TO_STRING",
                2,
                2,
                call -> call.nullable(
                        SqlTypes.VARCHAR,
                        "sf_array_to_string(CAST({0} AS VARCHAR), {1})",
                        array(call, 0),
                        call.text(1)));
    }

    private static Typed any(Invocation call, int index) {
        return call.as(index, SqlTypes.VARIANT);
    }

    private static Typed position(Invocation call, int index) {
        return call.as(index, SqlTypes.INTEGER);
    }

    /** What is looked for has to be semi-structured itself. */
    private static Typed element(Invocation call, int index) {
        return json(call, index);
    }

    private static Typed remove(Invocation call) {
        if (call.type(1) instanceof SqlType.Text) {
            throw call.invalidTypes();
        }
        return java(call, SqlTypes.ARRAY, "sf_array_remove", array(call, 0), any(call, 1));
    }

    private static Typed construct(Invocation call, String function) {
        if (call.count() == 0) {
            return new Typed.Call("CAST('[]' AS JSON)", java.util.List.of(), SqlTypes.ARRAY, false);
        }
        return java(
                call,
                SqlTypes.ARRAY,
                function,
                IntStream.range(0, call.count()).mapToObj(i -> any(call, i)).toArray(Typed[]::new));
    }

    /** Ascending, unless told otherwise; NULLs come last then, and first in descending order. */
    private static Typed sort(Invocation call) {
        if (call.count() > 1 && isNull(call, 1)) {
            throw call.invalidTypes();
        }
        Typed ascending = call.count() > 1 ? call.as(1, SqlTypes.BOOLEAN) : call.constant(SqlTypes.BOOLEAN, true);
        Typed nullsFirst =
                call.count() > 2 ? call.as(2, SqlTypes.BOOLEAN) : call.sql(SqlTypes.BOOLEAN, "(NOT {0})", ascending);
        return java(call, SqlTypes.ARRAY, "sf_array_sort", array(call, 0), ascending, nullsFirst);
    }
}
