package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.as;
import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.kept;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Slot;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Structured values made of others, whose types decide about theirs. */
final class StructuredConstructions {
    private static final int ANY = Integer.MAX_VALUE;

    private StructuredConstructions() {}

    static void define(Catalogue f) {
        f.scalar("ARRAY_CONSTRUCT_STRUCTURED", 1, ANY, StructuredConstructions::array);
        f.scalar("OBJECT_CONSTRUCT_KEEP_NULL_STRUCTURED", 2, ANY, StructuredConstructions::object);
        f.scalar("MAP_CONSTRUCT", 2, ANY, StructuredConstructions::map);
    }

    private static Typed array(Invocation call) {
        Slot element = slot(call, call.arguments());
        Typed[] elements = call.arguments().stream()
                .map(argument -> kept(argument, element.type()))
                .toArray(Typed[]::new);
        return as(
                new SqlType.TypedArray(element),
                SemiStructuredFunctions.java(call, SqlTypes.ARRAY, "sf_array", elements));
    }

    /** What holds all of them. */
    private static Slot slot(Invocation call, List<Typed> values) {
        SqlType type = SqlTypes.NULL;
        for (Typed value : values) {
            SqlType next = value.type();
            boolean structured = type instanceof SqlType.Structured && next instanceof SqlType.Structured;
            type = structured
                    ? StructuredCoercions.common(type, next).orElseThrow(call::invalidTypes)
                    : Coercions.common(type, next);
        }
        if (type instanceof SqlType.Null) {
            throw call.invalidTypes();
        }
        return new Slot(
                type instanceof SqlType.Text ? SqlTypes.VARCHAR : type,
                values.stream().anyMatch(Typed::nullable));
    }

    private static Typed object(Invocation call) {
        List<SqlType.Field> fields = new ArrayList<>();
        List<Typed> pairs = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < requirePairs(call); i += 2) {
            String key = call.constantText(i);
            if (key.isEmpty() || !keys.add(key)) {
                throw Errors.compilation("001044", "42P13", "Invalid key '" + key + "' of " + call.name());
            }
            Slot value = slot(call, List.of(call.argument(i + 1)));
            fields.add(new SqlType.Field(key, value));
            pairs.add(call.argument(i));
            pairs.add(kept(call.argument(i + 1), value.type()));
        }
        return as(new SqlType.TypedObject(fields), constructed(call, pairs));
    }

    private static Typed constructed(Invocation call, List<Typed> pairs) {
        List<Typed> arguments = new ArrayList<>(pairs);
        arguments.replaceAll(argument -> Coercions.implicit(argument, SqlTypes.VARIANT));
        return SemiStructuredFunctions.java(
                call, SqlTypes.OBJECT, "sf_object_keep_null", arguments.toArray(Typed[]::new));
    }

    private static int requirePairs(Invocation call) {
        if (call.count() % 2 != 0) {
            throw call.invalidTypes();
        }
        return call.count();
    }

    private static Typed map(Invocation call) {
        List<Typed> keys = new ArrayList<>();
        List<Typed> values = new ArrayList<>();
        for (int i = 0; i < requirePairs(call); i += 2) {
            keys.add(call.argument(i));
            values.add(call.argument(i + 1));
        }
        SqlType key = keyType(call, keys);
        Slot value = slot(call, values);
        List<Typed> pairs = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            pairs.add(Coercions.convert(Coercions.implicit(keys.get(i), key), SqlTypes.VARCHAR));
            pairs.add(kept(values.get(i), value.type()));
        }
        return as(new SqlType.Mapping(key, value), constructed(call, pairs));
    }

    /** Texts, or whole numbers as soon as one of them is a number. */
    private static SqlType keyType(Invocation call, List<Typed> keys) {
        boolean numbers = false;
        for (Typed key : keys) {
            SqlType type = key.type();
            boolean number = type instanceof SqlType.Numeric numeric && numeric.scale() == 0;
            if (!number && !(type instanceof SqlType.Text) && !(type instanceof SqlType.Null)) {
                throw call.invalidTypes();
            }
            numbers |= number;
        }
        return numbers ? SqlTypes.INTEGER : SqlTypes.VARCHAR;
    }
}
