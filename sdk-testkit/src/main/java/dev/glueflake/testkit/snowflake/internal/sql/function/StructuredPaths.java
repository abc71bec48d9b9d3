package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;

/** Steps into structured values: what comes out has its declared type. */
public final class StructuredPaths {
    private static final String JSON_NULL = "CAST('null' AS JSON)";

    private StructuredPaths() {}

    static Typed key(Typed operand, String key) {
        if (operand.type() instanceof SqlType.TypedObject object) {
            SqlType.Field field = object.field(key)
                    .orElseThrow(() -> Errors.compilation(
                            "000904",
                            "42000",
                            "invalid identifier '" + key + "': " + TypeText.full(object) + " has no such key"));
            return at(
                    operand,
                    constant("/" + key.replace("~", "~0").replace("/", "~1")),
                    field.value().type());
        }
        return element(operand, constant(key));
    }

    /** An element of an array by its index, a value of a map by its key. */
    static Typed element(Typed operand, Typed index) {
        if (operand.type() instanceof SqlType.Mapping map) {
            Typed key = Coercions.convert(Coercions.implicit(index, map.key()), SqlTypes.VARCHAR);
            Typed pointer = new Typed.Call(
                    "('/' || replace(replace({0}, '~', '~0'), '/', '~1'))", List.of(key), SqlTypes.VARCHAR, true);
            return at(operand, pointer, map.value().type());
        }
        if (operand.type() instanceof SqlType.TypedArray array && !(index.type() instanceof SqlType.Text)) {
            Typed element = new Typed.Call(
                    "CASE WHEN {1} >= 0 THEN " + Paths.orNull("json_extract({0}, {1i})") + " END",
                    List.of(operand, Coercions.implicit(index, SqlTypes.INTEGER)),
                    SqlTypes.VARIANT,
                    true);
            return value(element, array.element().type());
        }
        throw Errors.compilation(
                "001044",
                "42P13",
                "Invalid argument types for function 'GET': (" + TypeText.full(operand.type()) + ", "
                        + TypeText.full(index.type()) + ")");
    }

    private static Typed constant(String text) {
        return new Typed.Constant(TypedValue.text(text));
    }

    private static Typed at(Typed operand, Typed pointer, SqlType type) {
        Typed found = new Typed.Call("json_extract({0}, {1})", List.of(operand, pointer), SqlTypes.VARIANT, true);
        return value(found, type);
    }

    /** What is kept of a value of the type, as that value. */
    public static Typed value(Typed kept, SqlType type) {
        if (type instanceof SqlType.Variant) {
            return kept;
        }
        return type.isJson()
                ? new Typed.Call("nullif({0}, " + JSON_NULL + ")", List.of(kept), type, true)
                : Coercions.convert(kept, type);
    }

    /** A value as an element of that type is kept. */
    public static Typed kept(Typed value, SqlType type) {
        Typed typed = Coercions.implicit(value, type);
        return type.isJson() ? as(SqlTypes.VARIANT, typed) : Coercions.convert(typed, SqlTypes.VARIANT);
    }

    /** The same JSON under another type. */
    static Typed as(SqlType type, Typed json) {
        return new Typed.Call("{0}", List.of(json), type, true);
    }
}
