package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.array;
import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.java;
import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.json;
import static dev.glueflake.testkit.snowflake.internal.sql.function.SemiStructuredFunctions.object;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** OBJECT: made of keys and values, changed; and steps into any semi-structured value. */
final class ObjectFunctions {
    private static final int ANY = Integer.MAX_VALUE;

    private ObjectFunctions() {}

    static void define(Catalogue f) {
        f.scalar("OBJECT_CONSTRUCT", 0, ANY, call -> construct(call, "sf_object"));
        f.scalar("OBJECT_CONSTRUCT_KEEP_NULL", 0, ANY, call -> construct(call, "sf_object_keep_null"));
        f.scalar("OBJECT_INSERT", 3, 4, ObjectFunctions::insert);
        f.scalar("OBJECT_DELETE", 2, ANY, call -> keyed(call, "sf_object_delete"));
        f.scalar("OBJECT_PICK", 2, ANY, call -> keyed(call, "sf_object_pick"));
        f.scalar("OBJECT_KEYS", 1, 1, call -> java(call, SqlTypes.ARRAY, "sf_object_keys", object(call, 0)));
        f.scalar(
                "ARRAYS_TO_OBJECT",
                2,
                2,
                call -> java(call, SqlTypes.OBJECT, "sf_arrays_to_object", array(call, 0), array(call, 1)));
        f.scalar("GET", 2, 2, ObjectFunctions::get);
        f.scalar("GET_IGNORE_CASE", 2, 2, call -> step(call, "sf_get_ignore_case"));
        f.scalar("GET_PATH", 2, 2, call -> step(call, "sf_get_path"));
        f.scalar(
                "JSON_EXTRACT_PATH_TEXT",
                2,
                2,
                call -> call.nullable(SqlTypes.VARCHAR, "sf_extract_path_text({0}, {1})", call.text(0), call.text(1)));
    }

    private static Typed construct(Invocation call, String function) {
        if (call.count() == 0) {
            return new Typed.Call("CAST('{}' AS JSON)", List.of(), SqlTypes.OBJECT, false);
        }
        if (call.count() % 2 != 0) {
            throw call.invalidTypes();
        }
        List<Typed> arguments = new ArrayList<>();
        for (int i = 0; i < call.count(); i += 2) {
            arguments.add(key(call, i));
            arguments.add(call.as(i + 1, SqlTypes.VARIANT));
        }
        return java(call, SqlTypes.OBJECT, function, arguments.toArray(Typed[]::new));
    }

    /** As a JSON text, for the Java side. */
    private static Typed key(Invocation call, int index) {
        return Coercions.implicit(call.text(index), SqlTypes.VARIANT);
    }

    private static Typed insert(Invocation call) {
        Typed update = call.count() > 3 ? call.as(3, SqlTypes.BOOLEAN) : call.constant(SqlTypes.BOOLEAN, false);
        return java(
                call,
                SqlTypes.OBJECT,
                "sf_object_insert",
                object(call, 0),
                key(call, 1),
                call.as(2, SqlTypes.VARIANT),
                update);
    }

    /** Keys one by one, or in one array. */
    private static Typed keyed(Invocation call, String function) {
        List<Typed> arguments = new ArrayList<>(List.of(object(call, 0)));
        boolean inArray = call.count() == 2 && call.type(1).isSemiStructured();
        for (int i = 1; i < call.count(); i++) {
            arguments.add(inArray ? call.argument(1) : key(call, i));
        }
        return java(call, SqlTypes.OBJECT, function, arguments.toArray(Typed[]::new));
    }

    private static Typed get(Invocation call) {
        Typed value = json(call, 0);
        if (!(call.type(1) instanceof SqlType.Text)) {
            return Paths.index(value, call.integer(1));
        }
        if (call.argument(1) instanceof Typed.Constant) {
            return Paths.key(value, call.constantText(1));
        }
        return step(call, "sf_get_key");
    }

    private static Typed step(Invocation call, String function) {
        return call.nullable(
                SqlTypes.VARIANT,
                "CAST(" + function + "(CAST({0} AS VARCHAR), {1}) AS JSON)",
                json(call, 0),
                call.text(1));
    }
}
