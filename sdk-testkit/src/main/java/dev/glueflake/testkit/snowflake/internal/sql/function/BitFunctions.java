package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.BitUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** Bits of whole numbers of 128 bits and of bytes. A text that is no number counts as NULL. */
final class BitFunctions {
    private BitFunctions() {}

    static void define(Catalogue f) {
        f.scalar("BITAND", 2, 3, call -> combined(call, "AND", "({0} & {1})"));
        f.scalar("BITOR", 2, 3, call -> combined(call, "OR", "({0} | {1})"));
        f.scalar("BITXOR", 2, 3, call -> combined(call, "XOR", "xor({0}, {1})"));
        f.scalar("BITNOT", 1, 1, BitFunctions::inverted);
        f.scalar("BITSHIFTLEFT", 2, 2, call -> shifted(call, "{0}"));
        f.scalar("BITSHIFTRIGHT", 2, 2, call -> shifted(call, "(-{0})"));
        f.scalar(
                "GETBIT",
                2,
                2,
                call -> Udfs.call(new SqlType.Numeric(1, 0), BitUdfs.BIT, whole(call, 0), whole(call, 1)));
        for (String name : List.of("BITAND", "BITOR", "BITXOR", "BITNOT", "BITSHIFTLEFT", "BITSHIFTRIGHT")) {
            f.synonym("BIT_" + name.substring(3), name);
        }
    }

    private static Typed whole(Invocation call, int index) {
        if (call.type(index) instanceof SqlType.Text) {
            return new Typed.Convert(call.argument(index), SqlTypes.INTEGER, true);
        }
        return call.integer(index);
    }

    private static Typed combined(Invocation call, String operation, String template) {
        if (call.isBinary(0) && call.isBinary(1)) {
            Typed side = call.count() == 3 ? call.text(2) : call.constant(new SqlType.Text(1), "");
            return Udfs.call(
                    widest(call),
                    BitUdfs.COMBINE_BYTES,
                    call.argument(0),
                    call.argument(1),
                    call.constant(SqlTypes.VARCHAR, operation),
                    side);
        }
        if (call.isBinary(0) || call.isBinary(1) || call.count() == 3) {
            throw call.invalidTypes();
        }
        return call.sql(SqlTypes.INTEGER, hugeints(template), whole(call, 0), whole(call, 1));
    }

    private static SqlType widest(Invocation call) {
        return Coercions.common(call.type(0), call.type(1));
    }

    private static String hugeints(String template) {
        return template.replace("{0}", "CAST({0} AS HUGEINT)").replace("{1}", "CAST({1} AS HUGEINT)");
    }

    private static Typed inverted(Invocation call) {
        return call.isBinary(0)
                ? Udfs.call(call.type(0), BitUdfs.INVERT_BYTES, call.argument(0))
                : call.sql(SqlTypes.INTEGER, "(~CAST({0} AS HUGEINT))", whole(call, 0));
    }

    private static Typed shifted(Invocation call, String left) {
        Typed places = call.sql(SqlTypes.INTEGER, left, whole(call, 1));
        return call.isBinary(0)
                ? Udfs.call(call.type(0), BitUdfs.SHIFT_BYTES, call.argument(0), places)
                : Udfs.call(SqlTypes.INTEGER, BitUdfs.SHIFT, whole(call, 0), places);
    }
}
