package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Objects by their keys. */
final class ObjectUdfs {
    private ObjectUdfs() {}

    static void define(UdfLibrary library) {
        library.json("sf_object", values -> construct(values, false));
        library.json("sf_object_keep_null", values -> construct(values, true));
        library.json("sf_object_insert", ObjectUdfs::insert);
        library.json("sf_object_delete", values -> picked(values, false));
        library.json("sf_object_pick", values -> picked(values, true));
        library.strictJson(
                "sf_object_keys",
                values -> new Json.Array(
                        members(values.get(0)).keySet().stream().map(Json::text).toList()));
        library.strictJson("sf_object_cat", values -> {
            SortedMap<String, Json> members = members(values.get(0));
            members.putAll(members(values.get(1)));
            return new Json.Members(members);
        });
        library.strictJson("sf_arrays_to_object", ObjectUdfs::fromArrays);
        library.strictJson("sf_object_agg", values -> collected(ArrayUdfs.items(values.get(0))));
    }

    static SortedMap<String, Json> members(@Nullable Json object) {
        return object instanceof Json.Members members ? new TreeMap<>(members.entries()) : new TreeMap<>();
    }

    private static SnowflakeException duplicate(String key) {
        return new SnowflakeException("100103", "22000", "Duplicate field key '" + key + "'");
    }

    private static void add(Map<String, Json> members, String key, Json value) {
        if (members.put(key, value) != null) {
            throw duplicate(key);
        }
    }

    private static Json construct(List<@Nullable Json> values, boolean keepNull) {
        SortedMap<String, Json> members = new TreeMap<>();
        for (int i = 0; i < values.size(); i += 2) {
            Json key = values.get(i);
            Json value = values.get(i + 1);
            if (key != null && (value != null || keepNull)) {
                add(members, JsonWriter.plain(key), value == null ? Json.nothing() : value);
            }
        }
        return new Json.Members(members);
    }

    /** The object, the key, the value, and whether the key may be there. */
    private static @Nullable Json insert(List<@Nullable Json> values) {
        Json object = values.get(0);
        Json key = values.get(1);
        if (object == null || key == null) {
            return null;
        }
        SortedMap<String, Json> members = members(object);
        boolean update = values.get(3) instanceof Json.Leaf leaf && leaf.text().equals("true");
        String name = JsonWriter.plain(key);
        if (members.containsKey(name) && !update) {
            throw duplicate(name);
        }
        Json value = values.get(2);
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return new Json.Members(members);
    }

    private static @Nullable Json picked(List<@Nullable Json> values, boolean keep) {
        if (values.get(0) == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (Json value : values.subList(1, values.size())) {
            List<Json> keys =
                    value instanceof Json.Array array ? array.items() : value == null ? List.of() : List.of(value);
            keys.forEach(key -> names.add(JsonWriter.plain(key)));
        }
        SortedMap<String, Json> members = members(values.get(0));
        members.keySet().removeIf(key -> names.contains(key) != keep);
        return new Json.Members(members);
    }

    private static Json fromArrays(List<@Nullable Json> arrays) {
        List<Json> keys = ArrayUdfs.items(arrays.get(0));
        List<Json> values = ArrayUdfs.items(arrays.get(1));
        if (keys.size() != values.size()) {
            throw new SnowflakeException(
                    "100164",
                    "22000",
                    "Key array and value array had unequal lengths in ARRAYS_TO_OBJECT: " + keys.size() + " and "
                            + values.size());
        }
        SortedMap<String, Json> members = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).isUndefined() && !keys.get(i).isNull()) {
                members.put(
                        JsonWriter.plain(keys.get(i)), values.get(i).isUndefined() ? Json.nothing() : values.get(i));
            }
        }
        return new Json.Members(members);
    }

    /** Of pairs, as OBJECT_AGG collects them. */
    private static Json collected(List<Json> pairs) {
        SortedMap<String, Json> members = new TreeMap<>();
        for (Json pair : pairs) {
            List<Json> both = ArrayUdfs.items(pair);
            add(members, JsonWriter.plain(both.get(0)), both.get(1));
        }
        return new Json.Members(members);
    }
}
