package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonKeys;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Arrays with arrays and elements. An element that is SQL NULL is {@link Json#undefined()}. */
final class ArrayUdfs {
    private ArrayUdfs() {}

    static void define(UdfLibrary library) {
        library.json(
                "sf_array",
                values -> new Json.Array(values.stream().map(ArrayUdfs::element).toList()));
        library.json(
                "sf_array_present",
                values -> new Json.Array(values.stream()
                        .filter(Objects::nonNull)
                        .map(ArrayUdfs::element)
                        .toList()));
        library.json("sf_array_repeat", values -> {
            Json count = values.get(1);
            int times = count == null ? 0 : Math.max(0, number(count));
            return count == null ? null : new Json.Array(Collections.nCopies(times, element(values.get(0))));
        });
        library.json("sf_array_append", values -> inserted(values.get(0), Integer.MAX_VALUE, values.get(1)));
        library.json("sf_array_prepend", values -> inserted(values.get(0), 0, values.get(1)));
        library.json("sf_array_insert", ArrayUdfs::insert);
        library.strictJson(
                "sf_array_cat", values -> new Json.Array(joined(items(values.get(0)), items(values.get(1)))));
        library.strictJson(
                "sf_array_compact",
                values -> new Json.Array(
                        items(values.get(0)).stream().filter(ArrayUdfs::isValue).toList()));
        library.strictJson("sf_array_distinct", values -> new Json.Array(distinct(items(values.get(0)))));
        library.strictJson("sf_array_flatten", values -> flatten(items(values.get(0))));
        library.strictJson("sf_array_remove_at", values -> removeAt(items(values.get(0)), number(values.get(1))));
        library.strictJson("sf_array_reverse", values -> {
            List<Json> items = new ArrayList<>(items(values.get(0)));
            Collections.reverse(items);
            return new Json.Array(items);
        });
        library.strictJson(
                "sf_array_slice", values -> slice(items(values.get(0)), number(values.get(1)), number(values.get(2))));
        library.strictJson("sf_array_min", values -> extreme("ARRAY_MIN", items(values.get(0)), 1));
        library.strictJson("sf_array_max", values -> extreme("ARRAY_MAX", items(values.get(0)), -1));
        library.strictJson(
                "sf_array_range", values -> range(number(values.get(0)), number(values.get(1)), number(values.get(2))));
        library.strictJson(
                "sf_array_sort", values -> sort(items(values.get(0)), isTrue(values.get(1)), isTrue(values.get(2))));
        library.strictJson("sf_arrays_zip", ArrayUdfs::zip);
        library.add(
                "sf_array_to_string",
                arguments -> arguments[0] == null || arguments[1] == null
                        ? null
                        : text(JsonArguments.of(arguments[0]), (String) arguments[1]));
    }

    static List<Json> items(@Nullable Json array) {
        return array instanceof Json.Array items ? items.items() : List.of();
    }

    static Json element(@Nullable Json value) {
        return value == null ? Json.undefined() : value;
    }

    static int number(@Nullable Json value) {
        BigDecimal number = new BigDecimal(((Json.Leaf) Objects.requireNonNull(value)).text());
        return number.max(BigDecimal.valueOf(Integer.MIN_VALUE))
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    private static boolean isTrue(@Nullable Json value) {
        return value instanceof Json.Leaf leaf && leaf.text().equals("true");
    }

    private static boolean isValue(Json item) {
        return !item.isNull() && !item.isUndefined();
    }

    static List<Json> joined(List<Json> first, List<Json> second) {
        List<Json> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static @Nullable Json insert(List<@Nullable Json> values) {
        Json position = values.get(1);
        return position == null ? null : inserted(values.get(0), number(position), values.get(2));
    }

    /** A negative position counts from the end; one behind the end leaves undefined elements between. */
    private static @Nullable Json inserted(@Nullable Json array, int position, @Nullable Json value) {
        if (array == null) {
            return null;
        }
        List<Json> items = new ArrayList<>(items(array));
        int at = position == Integer.MAX_VALUE
                ? items.size()
                : position < 0 ? Math.max(0, items.size() + position) : position;
        while (items.size() < at) {
            items.add(Json.undefined());
        }
        items.add(at, element(value));
        return new Json.Array(items);
    }

    static List<Json> distinct(List<Json> items) {
        TreeSet<String> seen = new TreeSet<>();
        return items.stream().filter(item -> seen.add(JsonKeys.of(item))).toList();
    }

    private static @Nullable Json flatten(List<Json> arrays) {
        List<Json> all = new ArrayList<>();
        for (Json array : arrays) {
            if (array.isUndefined()) {
                return null;
            }
            if (!(array instanceof Json.Array)) {
                throw new SnowflakeException(
                        "100107", "22000", "Not an array: 'Input argument to ARRAY_FLATTEN is not an array of arrays'");
            }
            all.addAll(items(array));
        }
        return new Json.Array(all);
    }

    private static Json removeAt(List<Json> items, int position) {
        int at = position < 0 ? items.size() + position : position;
        List<Json> kept = new ArrayList<>(items);
        if (at >= 0 && at < kept.size()) {
            kept.remove(at);
        }
        return new Json.Array(kept);
    }

    private static Json slice(List<Json> items, int from, int to) {
        int begin = Math.max(0, from < 0 ? items.size() + from : from);
        int end = Math.min(items.size(), to < 0 ? items.size() + to : to);
        return new Json.Array(begin >= end ? List.of() : items.subList(begin, end));
    }

    private static @Nullable Json extreme(String name, List<Json> items, int sign) {
        List<Json> values = items.stream()
                .filter(item -> !item.isUndefined() && !item.isNull())
                .toList();
        if (values.isEmpty()) {
            return items.contains(Json.nothing()) ? Json.nothing() : null;
        }
        char kind = JsonKeys.of(values.get(0)).charAt(0);
        if (values.stream().anyMatch(value -> JsonKeys.of(value).charAt(0) != kind)) {
            throw Errors.unsupported(name + " of values of several types");
        }
        Comparator<Json> order = Comparator.comparing(JsonKeys::of);
        return sign > 0 ? Collections.min(values, order) : Collections.max(values, order);
    }

    private static Json range(int start, int stop, int step) {
        if (step == 0) {
            throw new SnowflakeException("100035", "22023", "ARRAY_GENERATE_RANGE: step argument cannot be 0");
        }
        List<Json> items = new ArrayList<>();
        for (long value = start; step > 0 ? value < stop : value > stop; value += step) {
            items.add(Json.integer(value));
        }
        return new Json.Array(items);
    }

    private static Json sort(List<Json> items, boolean ascending, boolean nullsFirst) {
        Comparator<Json> byValue = Comparator.comparing(JsonKeys::of);
        Comparator<Json> byNull = Comparator.comparing(Json::isUndefined);
        Comparator<Json> order =
                (nullsFirst ? byNull.reversed() : byNull).thenComparing(ascending ? byValue : byValue.reversed());
        return new Json.Array(items.stream().sorted(order).toList());
    }

    /** Of arrays without elements one object without keys. */
    private static Json zip(List<@Nullable Json> arrays) {
        int size = arrays.stream().mapToInt(array -> items(array).size()).max().orElse(0);
        if (size == 0) {
            return new Json.Array(List.of(new Json.Members(new TreeMap<>())));
        }
        List<Json> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            TreeMap<String, Json> row = new TreeMap<>();
            for (int a = 0; a < arrays.size(); a++) {
                List<Json> items = items(arrays.get(a));
                row.put("$" + (a + 1), i < items.size() && isValue(items.get(i)) ? items.get(i) : Json.nothing());
            }
            rows.add(new Json.Members(row));
        }
        return new Json.Array(rows);
    }

    private static String text(@Nullable Json array, String separator) {
        return String.join(
                separator,
                items(array).stream()
                        .map(item -> isValue(item) ? JsonWriter.plain(item) : "")
                        .toList());
    }
}
