package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;

/** SYSTEM$TYPEOF: an expression's type, with how Snowflake stores its values. */
final class TypeFunctions {
    private TypeFunctions() {}

    static void define(Catalogue f) {
        f.scalar(
                "SYSTEM$TYPEOF",
                1,
                1,
                call -> call.constant(SqlTypes.VARCHAR, TypeText.brief(type(call)) + "[" + storage(type(call)) + "]"));
    }

    /** A constant number has as many digits as it is written with. */
    private static SqlType type(Invocation call) {
        return call.type(0);
    }

    private static String storage(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            int digits = number.precision();
            return digits <= 2 ? "SB1" : digits <= 4 ? "SB2" : digits <= 9 ? "SB4" : digits <= 18 ? "SB8" : "SB16";
        }
        if (type instanceof SqlType.Real) {
            return "DOUBLE";
        }
        if (type instanceof SqlType.Bool) {
            return "BOOLEAN";
        }
        if (type instanceof SqlType.Date) {
            return "SB4";
        }
        if (type instanceof SqlType.Time) {
            return "SB8";
        }
        return type instanceof SqlType.Timestamp ? "SB16" : "LOB";
    }
}
