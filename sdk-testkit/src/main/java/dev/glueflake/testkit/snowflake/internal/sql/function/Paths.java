package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;

/** Steps into a VARIANT. What is not there is NULL; a JSON null that is there stays one. */
public final class Paths {
    private Paths() {}

    public static Typed key(Typed operand, String key) {
        if (key.indexOf('"') >= 0) {
            throw Errors.unsupported("path with a quote in a key");
        }
        Typed path = new Typed.Constant(new TypedValue(SqlTypes.VARCHAR, "$.\"" + key + "\""));
        return new Typed.Call("json_extract({0}, {1})", List.of(require(operand), path), SqlTypes.VARIANT, true);
    }

    /** A negative index is nowhere. */
    public static Typed index(Typed operand, Typed index) {
        return new Typed.Call(
                "CASE WHEN {1} >= 0 AND json_type({0}) = 'ARRAY' THEN json_extract({0}, {1i}) END",
                List.of(require(operand), Coercions.implicit(index, SqlTypes.INTEGER)), SqlTypes.VARIANT, true);
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
