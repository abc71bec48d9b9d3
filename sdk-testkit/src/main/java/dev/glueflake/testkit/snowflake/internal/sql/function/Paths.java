package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Steps into a VARIANT. What is not there is NULL; a JSON null that is there stays one. */
public final class Paths {
    private static final Pattern PLAIN_KEY = Pattern.compile("[^\"\\\\*]+");

    private Paths() {}

    public static Typed key(Typed operand, String key) {
        if (operand.type() instanceof SqlType.Structured) {
            return StructuredPaths.key(operand, key);
        }
        boolean plain = PLAIN_KEY.matcher(key).matches();
        String step = plain
                ? "json_extract({0}, {1})"
                : "CASE WHEN json_type({0}) = 'OBJECT' THEN json_extract({0}, {1}) END";
        Typed path = new Typed.Constant(new TypedValue(SqlTypes.VARCHAR, plain ? "$.\"" + key + "\"" : pointer(key)));
        return new Typed.Call(step, List.of(require(operand), path), SqlTypes.VARIANT, true);
    }

    /** A key that the engine's paths would not take as it is; a pointer would also index arrays. */
    private static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** A negative index is nowhere. */
    public static Typed index(Typed operand, Typed index) {
        if (operand.type() instanceof SqlType.Structured) {
            return StructuredPaths.element(operand, index);
        }
        return new Typed.Call(
                "CASE WHEN {1} >= 0 AND json_type({0}) = 'ARRAY' THEN " + orNull("json_extract({0}, {1i})") + " END",
                List.of(require(operand), Coercions.implicit(index, SqlTypes.INTEGER)),
                SqlTypes.VARIANT,
                true);
    }

    /** An element that is undefined is SQL NULL when it comes out of its array. */
    public static String orNull(String element) {
        return "nullif(" + element + ", CAST('\"" + Kind.UNDEFINED.mark() + "\"' AS JSON))";
    }

    private static Typed require(Typed operand) {
        SqlType type = operand.type();
        if (!type.isSemiStructured()) {
            throw Errors.compilation(
                    "001044",
                    "42P13",
                    "Invalid argument types for function 'GET': (" + TypeText.full(type) + ", VARCHAR)");
        }
        return operand;
    }
}
