package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** Rows of a group or a window brought together in one text, array or object. */
final class CollectingFunctions {
    private static final String JSON_LIST = "COALESCE(to_json({0}), CAST('[]' AS JSON))";

    private CollectingFunctions() {}

    static void define(Catalogue f) {
        f.aggregate("LISTAGG", 1, 2, CollectingFunctions::list);
        f.synonym("STRING_AGG", "LISTAGG");
        f.aggregate("ARRAY_AGG", 1, 1, CollectingFunctions::array);
        f.synonym("ARRAYAGG", "ARRAY_AGG");
        f.aggregate("ARRAY_UNIQUE_AGG", 1, 1, call -> distinct(elements(call, call.argument(0), SqlTypes.VARIANT)));
        f.aggregate(
                "ARRAY_UNION_AGG",
                1,
                1,
                call -> after(
                        "sf_array_union",
                        SqlTypes.ARRAY,
                        elements(call, SemiStructuredFunctions.array(call, 0), SqlTypes.ARRAY)));
        f.aggregate("OBJECT_AGG", 2, 2, CollectingFunctions::object);
        f.synonym("OBJECTAGG", "OBJECT_AGG");
        f.aggregate("APPROX_TOP_K", 1, 3, CollectingFunctions::top);
    }

    /** Of no rows the empty text. */
    private static Typed list(Invocation call) {
        Typed empty = call.constant(new SqlType.Text(1), "");
        Typed delimiter = call.count() > 1 ? call.text(1) : empty;
        if (!(delimiter instanceof Typed.Constant)) {
            throw Errors.compilation(
                    "001015", "22023", "argument 2 to function " + call.name() + " needs to be constant");
        }
        Typed joined = call.distinct() && !call.orderBy().isEmpty()
                ? sorted(call, delimiter)
                : call.aggregate(SqlTypes.VARCHAR, true, "string_agg(#d{0}, {1}#o)", call.text(0), delimiter);
        return Choices.coalesce(List.of(joined, empty));
    }

    /** Of distinct values each once, in their own order: as numbers, not as the texts that they become. */
    private static Typed sorted(Invocation call, Typed delimiter) {
        Typed value = call.argument(0);
        if (!call.orderBy().stream().allMatch(key -> key.value().equals(value))) {
            throw Errors.compilation(
                    "001104",
                    "42601",
                    "the ORDER BY expression of LISTAGG(DISTINCT …) is not a valid order by expression");
        }
        Typed list = call.aggregate(SqlTypes.ARRAY, true, "list(#d{0}#o) FILTER (WHERE {0} IS NOT NULL)", value);
        Typed item = new Typed.Call("listed", List.of(), value.type(), true);
        return new Typed.Call(
                "array_to_string(list_transform({0}, lambda listed: {1}), {2})",
                List.of(list, Coercions.convert(item, SqlTypes.VARCHAR), delimiter), SqlTypes.VARCHAR, true);
    }

    /** NULLs are left out; of no rows the empty array. DISTINCT keeps the first of equal elements. */
    private static Typed array(Invocation call) {
        Typed all = elements(call, call.argument(0), SqlTypes.VARIANT);
        return call.distinct() ? distinct(all) : all;
    }

    /** A JSON array of the values that are not NULL. */
    static Typed elements(Invocation call, Typed argument, SqlType type) {
        Typed value = Coercions.implicit(argument, type);
        Typed list = call.aggregate(SqlTypes.ARRAY, true, "list({0}#o) FILTER (WHERE {0} IS NOT NULL)", value);
        return new Typed.Call(JSON_LIST, List.of(list), SqlTypes.ARRAY, false);
    }

    private static Typed distinct(Typed array) {
        return after("sf_array_distinct", SqlTypes.ARRAY, array);
    }

    private static Typed after(String function, SqlType type, Typed array) {
        return new Typed.Call("CAST(" + function + "(CAST({0} AS VARCHAR)) AS JSON)", List.of(array), type, false);
    }

    /** Rows without a key or a value are left out. */
    private static Typed object(Invocation call) {
        Typed key = Coercions.implicit(call.text(0), SqlTypes.VARIANT);
        Typed value = call.as(1, SqlTypes.VARIANT);
        Typed pairs = call.aggregate(
                SqlTypes.ARRAY,
                true,
                "list(#d[{0}, {1}]) FILTER (WHERE {0} IS NOT NULL AND {1} IS NOT NULL)",
                key,
                value);
        return after(
                "sf_object_agg", SqlTypes.OBJECT, new Typed.Call(JSON_LIST, List.of(pairs), SqlTypes.ARRAY, false));
    }

    /** The most frequent values with their counts, which are exact here. */
    private static Typed top(Invocation call) {
        int count = call.count() > 1 ? call.constantInt(1) : 1;
        Typed all = elements(call, call.argument(0), SqlTypes.VARIANT);
        return new Typed.Call(
                "CAST(sf_array_top(CAST({0} AS VARCHAR), '" + count + "') AS JSON)",
                List.of(all),
                SqlTypes.ARRAY,
                false);
    }
}
