package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredFunctions.loose;
import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredFunctions.plain;
import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.as;
import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.kept;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Field;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Slot;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OBJECT_KEYS, _DELETE, _PICK and _INSERT over structured objects: which keys the result has is part of its type. */
final class StructuredObjects {
    private StructuredObjects() {}

    static void define(Map<String, Definition.Rule> rules) {
        rules.put("TO_OBJECT", StructuredObjects::loosened);
        rules.put("OBJECT_KEYS", StructuredObjects::keys);
        rules.put("OBJECT_DELETE", StructuredObjects::delete);
        rules.put("OBJECT_PICK", StructuredObjects::pick);
        rules.put("OBJECT_INSERT", StructuredObjects::insert);
    }

    private static SqlType.TypedObject object(Invocation call) {
        if (call.type(0) instanceof SqlType.TypedObject object) {
            return object;
        }
        throw call.invalidTypes();
    }

    private static Typed loosened(Invocation call) {
        if (call.type(0) instanceof SqlType.TypedArray) {
            throw call.invalidTypes();
        }
        return Coercions.convert(call.argument(0), SqlTypes.OBJECT);
    }

    private static Typed keys(Invocation call) {
        object(call);
        SqlType type = new SqlType.TypedArray(new Slot(SqlTypes.VARCHAR, true));
        return as(type, plain(call, List.of(loose(call.argument(0)))));
    }

    /** The keys that are named, each of which the object has. */
    private static List<Field> named(Invocation call) {
        SqlType.TypedObject object = object(call);
        List<Field> named = new ArrayList<>();
        for (int i = 1; i < call.count(); i++) {
            String key = call.constantText(i);
            named.add(object.field(key).orElseThrow(() -> missing(call, key)));
        }
        return named;
    }

    private static SnowflakeException missing(Invocation call, String key) {
        return Errors.compilation(
                "093201",
                "23001",
                "Function " + call.name() + ": expected structured object to contain field " + key
                        + " but it did not.");
    }

    private static Typed on(Invocation call, List<Field> fields) {
        List<Typed> arguments = new ArrayList<>(call.arguments());
        arguments.set(0, loose(call.argument(0)));
        return as(new SqlType.TypedObject(fields), plain(call, arguments));
    }

    private static Typed delete(Invocation call) {
        List<Field> rest = new ArrayList<>(object(call).fields());
        rest.removeAll(named(call));
        return on(call, rest);
    }

    private static Typed pick(Invocation call) {
        return on(call, named(call));
    }

    private static Typed insert(Invocation call) {
        SqlType.TypedObject object = object(call);
        String key = call.constantText(1);
        boolean update = call.count() > 3
                && call.argument(3) instanceof Typed.Constant flag
                && Boolean.TRUE.equals(flag.value().value());
        if (update != object.field(key).isPresent()) {
            throw update ? missing(call, key) : present(call, key);
        }
        List<Field> fields = new ArrayList<>(object.fields());
        SqlType type = object.field(key).map(field -> field.value().type()).orElse(call.type(2));
        if (!update) {
            fields.add(new Field(key, new Slot(type, call.argument(2).nullable())));
        }
        Typed value = kept(call.argument(2), type);
        Typed present = new Typed.Call("COALESCE({0}, CAST('null' AS JSON))", List.of(value), SqlTypes.VARIANT, false);
        List<Typed> arguments =
                List.of(loose(call.argument(0)), call.argument(1), present, call.constant(SqlTypes.BOOLEAN, true));
        return as(new SqlType.TypedObject(fields), plain(call, arguments));
    }

    private static SnowflakeException present(Invocation call, String key) {
        return Errors.compilation(
                "093202",
                "23001",
                "Function " + call.name() + ": expected structured object to not contain field " + key
                        + " but it did.");
    }
}
