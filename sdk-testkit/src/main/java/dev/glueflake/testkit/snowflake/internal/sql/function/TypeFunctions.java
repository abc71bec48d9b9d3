package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.math.BigInteger;

/** SYSTEM$TYPEOF: an expression's type, with how Snowflake stores its values. */
final class TypeFunctions {
    private TypeFunctions() {}

    static void define(Catalogue f) {
        f.scalar(
                "SYSTEM$TYPEOF",
                1,
                1,
                call -> call.constant(
                        SqlTypes.VARCHAR, TypeText.brief(uncollated(call.type(0))) + "[" + storage(call) + "]"));
    }

    private static SqlType uncollated(SqlType type) {
        return type instanceof SqlType.Text text ? text.with(Collation.NONE) : type;
    }

    private static String storage(Invocation call) {
        if (call.argument(0) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal number) {
            return "SB" + bytes(number.unscaledValue().bitLength());
        }
        return call.type(0) instanceof SqlType.Numeric number
                ? "SB"
                        + bytes(BigInteger.TEN
                                .pow(number.precision())
                                .subtract(BigInteger.ONE)
                                .bitLength())
                : storage(call.type(0));
    }

    /** Of a signed integer of so many bits. */
    private static int bytes(int bits) {
        int bytes = 1;
        while (bytes < 16 && bits >= bytes * Byte.SIZE) {
            bytes *= 2;
        }
        return bytes;
    }

    private static String storage(SqlType type) {
        if (type instanceof SqlType.Real) {
            return "DOUBLE";
        }
        if (type instanceof SqlType.Bool) {
            return "SB1";
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
