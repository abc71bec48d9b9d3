package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * ARRAY(…), OBJECT(…) and MAP(…) out of JSON. Each value in them is kept as the VARIANT of a value of the declared type; NULL is
 * {@code undefined} in an array and the JSON null elsewhere.
 */
final class StructuredCasts {
    private static final String UNDEFINED = "CAST('\"" + Kind.UNDEFINED.mark() + "\"' AS JSON)";

    private final Casts casts;

    StructuredCasts(Casts casts) {
        this.casts = casts;
    }

    /** Whether the types are of a kind and what they hold can be cast. */
    boolean isPossible(SqlType from, SqlType.Structured to) {
        if (from instanceof SqlType.Variant) {
            return true;
        }
        if (to instanceof SqlType.TypedArray array) {
            return from instanceof SqlType.Array
                    || (from instanceof SqlType.TypedArray source && fits(source.element(), array.element()));
        }
        if (from instanceof SqlType.ObjectType) {
            return true;
        }
        if (to instanceof SqlType.Mapping map) {
            return from instanceof SqlType.Mapping source
                    ? casts.isPossible(source.key(), map.key()) && fits(source.value(), map.value())
                    : from instanceof SqlType.TypedObject object
                            && object.fields().stream().allMatch(field -> fits(field.value(), map.value()));
        }
        SqlType.TypedObject target = (SqlType.TypedObject) to;
        return from instanceof SqlType.Mapping source
                ? target.fields().stream().allMatch(field -> fits(source.value(), field.value()))
                : from instanceof SqlType.TypedObject object && fits(object, target);
    }

    private boolean fits(SqlType.TypedObject from, SqlType.TypedObject to) {
        return from.fields().size() == to.fields().size()
                && to.fields().stream().allMatch(field -> from.field(field.name())
                        .filter(source -> fits(source.value(), field.value()))
                        .isPresent());
    }

    private boolean fits(SqlType.Slot from, SqlType.Slot to) {
        return casts.isPossible(from.type(), to.type());
    }

    String template(SqlType from, SqlType.Structured to) {
        boolean array = to instanceof SqlType.TypedArray;
        String failed = EngineErrors.raise(
                "100071",
                "22000",
                "Failed to cast variant value ",
                Udf.call(JsonUdfs.COMPACT, "{0}"),
                " to " + TypeText.name(to));
        String made = to instanceof SqlType.TypedArray list
                ? array(from, list)
                : to instanceof SqlType.Mapping map ? map(from, map) : object(from, (SqlType.TypedObject) to, failed);
        return "CASE WHEN {0} IS NULL OR json_type({0}) = 'NULL' THEN NULL WHEN json_type({0}) <> '"
                + (array ? "ARRAY" : "OBJECT") + "' THEN " + failed + " ELSE " + made + " END";
    }

    private String array(SqlType from, SqlType.TypedArray to) {
        SqlType source =
                from instanceof SqlType.TypedArray typed ? typed.element().type() : SqlTypes.VARIANT;
        String name = name(from, to);
        String item = "nullif(" + name + ", " + UNDEFINED + ")";
        return "COALESCE(to_json(list_transform(CAST(json_extract({0}, '$[*]') AS JSON[]), lambda " + name
                + ": COALESCE(" + item(item, source, to.element()) + ", " + UNDEFINED + "))), CAST('[]' AS JSON))";
    }

    /** Just the declared keys have to be there. */
    private String object(SqlType from, SqlType.TypedObject to, String failed) {
        List<String> parts = new ArrayList<>();
        for (SqlType.Field field : to.fields()) {
            String key = Literals.text(field.name());
            String value = "json_extract({0}, " + Literals.text(pointer(field.name())) + ")";
            parts.add(key + ", " + item(value, source(from, field.name()), field.value()));
        }
        String keys = to.fields().stream()
                .map(field -> Literals.text(field.name()))
                .collect(Collectors.joining(", ", "CAST([", "] AS VARCHAR[])"));
        return "CASE WHEN list_sort(json_keys({0})) <> list_sort(" + keys + ") THEN " + failed + " ELSE json_object("
                + String.join(", ", parts) + ") END";
    }

    private static SqlType source(SqlType from, String key) {
        if (from instanceof SqlType.TypedObject object) {
            return object.field(key).orElseThrow().value().type();
        }
        return from instanceof SqlType.Mapping map ? map.value().type() : SqlTypes.VARIANT;
    }

    private static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private String map(SqlType from, SqlType.Mapping to) {
        String name = name(from, to);
        String value = "json_extract({0}, " + "'/' || replace(replace(" + name + ", '~', '~0'), '/', '~1')" + ")";
        SqlType source = from instanceof SqlType.Mapping typed ? typed.value().type() : SqlTypes.VARIANT;
        if (from instanceof SqlType.TypedObject object && !object.fields().isEmpty()) {
            source = common(object);
        }
        String key = casts.convert(casts.convert(name, SqlTypes.VARCHAR, to.key()), to.key(), SqlTypes.VARCHAR);
        String keys = "json_keys({0})";
        return "to_json(map(list_transform(" + keys + ", lambda " + name + ": " + key + "), list_transform(" + keys
                + ", lambda " + name + ": " + item(value, source, to.value()) + ")))";
    }

    /** Values of one type can be cast as such; others as what they are. */
    private static SqlType common(SqlType.TypedObject object) {
        SqlType first = object.fields().get(0).value().type();
        return object.fields().stream().allMatch(field -> field.value().type().equals(first))
                ? first
                : SqlTypes.VARIANT;
    }

    /** The name of the one element that a lambda is about; deeper ones are called otherwise. */
    private static String name(SqlType from, SqlType to) {
        return "s" + Integer.toUnsignedString(List.of(from, to).hashCode(), 36) + "_" + depth(to);
    }

    private static int depth(SqlType type) {
        if (type instanceof SqlType.TypedArray array) {
            return 1 + depth(array.element().type());
        }
        if (type instanceof SqlType.Mapping map) {
            return 1 + depth(map.value().type());
        }
        return type instanceof SqlType.TypedObject object
                ? 1
                        + object.fields().stream()
                                .mapToInt(field -> depth(field.value().type()))
                                .max()
                                .orElse(0)
                : 0;
    }

    /** A value in the form in which it is kept, NULL where it is NULL. */
    private String item(String json, SqlType from, SqlType.Slot to) {
        String value = json;
        if (!from.equals(to.type())) {
            boolean plain = !from.isJson();
            String typed = plain ? casts.convert(json, SqlTypes.VARIANT, from) : json;
            String cast = casts.convert(typed, from, to.type());
            value = to.type().isJson() ? cast : casts.convert(cast, to.type(), SqlTypes.VARIANT);
        }
        return to.nullable()
                ? value
                : "COALESCE(" + nullForJsonNull(value, to.type()) + ", "
                        + EngineErrors.raise(
                                "100072", "22000", "NULL result in a non-nullable " + TypeText.name(to.type()))
                        + ")";
    }

    private static String nullForJsonNull(String value, SqlType type) {
        return type instanceof SqlType.Variant ? value : "nullif(" + value + ", CAST('null' AS JSON))";
    }
}
