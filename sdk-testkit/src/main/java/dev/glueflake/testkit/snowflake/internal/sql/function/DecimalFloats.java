package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.DecimalFloatUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** Computing with DECFLOAT: whatever number is beside one becomes one. What is not here refuses it by name. */
public final class DecimalFloats {
    private DecimalFloats() {}

    static Typed binary(char operator, Typed left, Typed right) {
        String function =
                switch (operator) {
                    case '+' -> DecimalFloatUdfs.ADD;
                    case '-' -> DecimalFloatUdfs.SUBTRACT;
                    case '*' -> DecimalFloatUdfs.MULTIPLY;
                    case '/' -> DecimalFloatUdfs.DIVIDE;
                    default -> DecimalFloatUdfs.REMAINDER;
                };
        Typed a = Coercions.implicit(left, SqlTypes.DECFLOAT);
        return text(function, List.of(a, Coercions.implicit(right, SqlTypes.DECFLOAT)));
    }

    public static Typed negative(Typed value) {
        return text(DecimalFloatUdfs.NEGATE, List.of(value));
    }

    static boolean is(Invocation call) {
        return call.type(0) instanceof SqlType.DecFloat;
    }

    static Typed absolute(Invocation call) {
        return text(DecimalFloatUdfs.ABSOLUTE, call.arguments());
    }

    static Typed sign(Invocation call) {
        return Udfs.call(new SqlType.Numeric(1, 0), DecimalFloatUdfs.SIGN, call.argument(0));
    }

    static Typed rounded(Invocation call, Typed places, Typed mode) {
        return text(DecimalFloatUdfs.ROUND, List.of(call.argument(0), places, mode));
    }

    /** SUM or AVG, of a group's values together. */
    static Typed total(Invocation call, String function) {
        Typed value = call.argument(0);
        Typed values = call.aggregate(SqlTypes.VARCHAR, true, "list(#d{0}) FILTER (WHERE {0} IS NOT NULL)", value);
        Typed array = new Typed.Call("CAST(to_json({0}) AS VARCHAR)", List.of(values), SqlTypes.VARCHAR, true);
        return Udfs.nullable(SqlTypes.DECFLOAT, function, array);
    }

    private static Typed text(String function, List<Typed> values) {
        return Udfs.call(SqlTypes.DECFLOAT, function, false, values);
    }
}
