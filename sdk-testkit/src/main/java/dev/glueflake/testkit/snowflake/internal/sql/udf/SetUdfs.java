package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonKeys;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arrays searched and compared by their elements; SQL NULL equals itself there, and numbers are equal whatever their kind. */
final class SetUdfs {
    private SetUdfs() {}

    static void define(UdfLibrary library) {
        library.strictJson("sf_array_except", values -> chosen(values, false));
        library.strictJson("sf_array_intersection", values -> chosen(values, true));
        library.strictJson("sf_array_union", values -> union(ArrayUdfs.items(values.get(0))));
        library.add(
                "sf_array_top",
                arguments -> arguments[0] == null
                        ? null
                        : JsonWriter.stored(
                                top(ArrayUdfs.items(JsonArguments.of(arguments[0])), Integer.parseInt((String)
                                        arguments[1]))));
        library.strictJson("sf_array_remove", values -> {
            String key = JsonKeys.of(Objects.requireNonNull(values.get(1)));
            return new Json.Array(ArrayUdfs.items(values.get(0)).stream()
                    .filter(item -> !JsonKeys.of(item).equals(key))
                    .toList());
        });
        library.add(
                "sf_array_position",
                arguments -> position(JsonArguments.of(arguments[0]), JsonArguments.of(arguments[1])));
        library.add(
                "sf_array_contains",
                arguments -> contains(JsonArguments.of(arguments[0]), JsonArguments.of(arguments[1])));
        library.add(
                "sf_arrays_overlap",
                arguments -> overlap(JsonArguments.of(arguments[0]), JsonArguments.of(arguments[1])));
    }

    private static List<String> keys(@Nullable Json array) {
        return ArrayUdfs.items(array).stream().map(JsonKeys::of).collect(Collectors.toCollection(ArrayList::new));
    }

    /** By multiset rules: each element of the second array stands for one of the first. */
    private static Json chosen(List<@Nullable Json> arrays, boolean common) {
        List<String> others = keys(arrays.get(1));
        return new Json.Array(ArrayUdfs.items(arrays.get(0)).stream()
                .filter(item -> others.remove(JsonKeys.of(item)) == common)
                .toList());
    }

    /** By multiset rules: an element is as often in the union as in the array that has it most often. */
    private static Json union(List<Json> arrays) {
        List<Json> all = new ArrayList<>();
        for (Json array : arrays) {
            List<String> before = keys(new Json.Array(all));
            for (Json item : ArrayUdfs.items(array)) {
                if (!item.isUndefined() && !before.remove(JsonKeys.of(item))) {
                    all.add(item);
                }
            }
        }
        return new Json.Array(all);
    }

    /** Pairs of a value and its count, the most frequent first. */
    private static Json top(List<Json> items, int count) {
        Map<String, List<Json>> equal =
                items.stream().collect(Collectors.groupingBy(JsonKeys::of, LinkedHashMap::new, Collectors.toList()));
        return new Json.Array(equal.values().stream()
                .sorted(Comparator.comparing((List<Json> values) -> values.size())
                        .reversed())
                .limit(count)
                .map(values -> (Json) new Json.Array(List.of(values.get(0), Json.integer(values.size()))))
                .toList());
    }

    private static @Nullable String position(@Nullable Json value, @Nullable Json array) {
        if (array == null) {
            return null;
        }
        int at = keys(array).indexOf(JsonKeys.of(ArrayUdfs.element(value)));
        return at < 0 ? null : Integer.toString(at);
    }

    /** SQL NULL is there, or nobody knows. */
    private static @Nullable String contains(@Nullable Json value, @Nullable Json array) {
        if (array == null) {
            return null;
        }
        boolean there = keys(array).contains(JsonKeys.of(ArrayUdfs.element(value)));
        return there || value != null ? Boolean.toString(there) : null;
    }

    private static @Nullable String overlap(@Nullable Json first, @Nullable Json second) {
        return first == null || second == null
                ? null
                : Boolean.toString(keys(first).stream().anyMatch(keys(second)::contains));
    }
}
