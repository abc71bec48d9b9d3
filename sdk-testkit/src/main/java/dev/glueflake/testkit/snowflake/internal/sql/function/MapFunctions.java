package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.as;
import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.kept;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Slot;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** MAP(key, value): searched and changed. */
final class MapFunctions {
    private static final int ANY = Integer.MAX_VALUE;
    private static final SqlType SIZE = new SqlType.Numeric(9, 0);

    private MapFunctions() {}

    static void define(Catalogue f) {
        f.scalar("MAP_SIZE", 1, 1, call -> {
            map(call, 0);
            return call.sql(SIZE, "len(json_keys({0}))", call.argument(0));
        });
        f.scalar("MAP_KEYS", 1, 1, MapFunctions::keys);
        f.scalar("MAP_ENTRIES", 1, 1, MapFunctions::entries);
        f.scalar("MAP_CONTAINS_KEY", 2, 2, MapFunctions::contains);
        f.scalar("MAP_CAT", 2, 2, MapFunctions::joined);
        f.scalar("MAP_INSERT", 3, 4, MapFunctions::insert);
        f.scalar("MAP_DELETE", 2, ANY, call -> keyed(call, "sf_object_delete"));
        f.scalar("MAP_PICK", 2, ANY, call -> keyed(call, "sf_object_pick"));
    }

    private static SqlType.Mapping map(Invocation call, int index) {
        if (call.type(index) instanceof SqlType.Mapping map) {
            return map;
        }
        throw call.invalidTypes();
    }

    /** As text, which is what keys are kept as. */
    private static Typed key(Invocation call, int index, SqlType.Mapping map) {
        boolean text = call.type(index) instanceof SqlType.Text;
        if (!SemiStructuredFunctions.isNull(call, index) && text != map.key() instanceof SqlType.Text) {
            throw call.invalidTypes();
        }
        return Coercions.convert(call.as(index, map.key()), SqlTypes.VARCHAR);
    }

    private static Typed keys(Invocation call) {
        SqlType.Mapping map = map(call, 0);
        String key = map.key() instanceof SqlType.Text ? "to_json(k)" : "CAST(k AS JSON)";
        String list = "to_json(list_transform(list_sort(json_keys({0})), lambda k: " + key + "))";
        return call.sql(
                new SqlType.TypedArray(new Slot(map.key(), false)),
                "COALESCE(" + list + ", CASE WHEN {0} IS NOT NULL THEN CAST('[]' AS JSON) END)",
                call.argument(0));
    }

    private static Typed entries(Invocation call) {
        SqlType.Mapping map = map(call, 0);
        String key = map.key() instanceof SqlType.Text ? "to_json(k)" : "CAST(k AS JSON)";
        String pointer = "'/' || replace(replace(k, '~', '~0'), '/', '~1')";
        String entry = "json_object('key', " + key + ", 'value', json_extract({0}, " + pointer + "))";
        return call.sql(
                SqlTypes.ARRAY,
                "COALESCE(to_json(list_transform(list_sort(json_keys({0})), lambda k: " + entry
                        + ")), CASE WHEN {0} IS NOT NULL THEN CAST('[]' AS JSON) END)",
                call.argument(0));
    }

    private static Typed contains(Invocation call) {
        SqlType.Mapping map = map(call, 1);
        return call.sql(SqlTypes.BOOLEAN, "list_contains(json_keys({1}), {0})", key(call, 0, map), call.argument(1));
    }

    /** The second map wins. */
    private static Typed joined(Invocation call) {
        SqlType.Mapping map = map(call, 0);
        return SemiStructuredFunctions.java(call, map, "sf_object_cat", call.argument(0), call.as(1, map));
    }

    private static Typed insert(Invocation call) {
        SqlType.Mapping map = map(call, 0);
        Typed key = key(call, 1, map);
        Typed given = call.argument(2);
        boolean variant = given.type() instanceof SqlType.Variant;
        Typed value = kept(
                variant ? Coercions.convert(given, map.value().type()) : given,
                map.value().type());
        Typed update = call.count() > 3 ? call.as(3, SqlTypes.BOOLEAN) : call.constant(SqlTypes.BOOLEAN, false);
        Typed inserted = SemiStructuredFunctions.java(
                call,
                map,
                "sf_object_insert",
                call.argument(0),
                Coercions.convert(key, SqlTypes.VARIANT),
                new Typed.Call("COALESCE({0}, CAST('null' AS JSON))", List.of(value), SqlTypes.VARIANT, false),
                update);
        return call.nullable(map, "CASE WHEN {0} IS NULL THEN {1} ELSE {2} END", key, call.argument(0), inserted);
    }

    /** Keys one by one, or in one array. */
    private static Typed keyed(Invocation call, String function) {
        SqlType.Mapping map = map(call, 0);
        List<Typed> arguments = new ArrayList<>(List.of(call.argument(0)));
        boolean inArray = call.count() == 2 && call.type(1).isJson();
        for (int i = 1; i < call.count(); i++) {
            arguments.add(
                    inArray
                            ? as(SqlTypes.ARRAY, call.argument(1))
                            : Coercions.convert(key(call, i, map), SqlTypes.VARIANT));
        }
        return SemiStructuredFunctions.java(call, map, function, arguments.toArray(Typed[]::new));
    }
}
