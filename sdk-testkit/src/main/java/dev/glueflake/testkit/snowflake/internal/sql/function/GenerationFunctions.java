package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.DigestUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.RandomUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Random numbers and texts, UUIDs, and the numbers of rows. */
public final class GenerationFunctions {
    private static final SqlType RANDOM = new Numeric(19, 0);

    private GenerationFunctions() {}

    static void define(Catalogue f) {
        f.scalar("RANDOM", 0, 0, call -> call.sql(RANDOM, "(CAST(hash(uuid()) AS HUGEINT) - 9223372036854775808)"));
        f.scalar("RANDOM", 1, 1, call -> Udfs.call(RANDOM, RandomUdfs.SEEDED, call.integer(0), row()));
        f.scalar("UNIFORM", 3, 3, GenerationFunctions::uniform);
        f.scalar(
                "NORMAL",
                3,
                3,
                call -> Udfs.call(
                        SqlTypes.REAL,
                        RandomUdfs.NORMAL,
                        call.as(0, SqlTypes.REAL),
                        call.as(1, SqlTypes.REAL),
                        call.integer(2)));
        f.scalar(
                "ZIPF",
                3,
                3,
                call -> Udfs.call(
                        RANDOM, RandomUdfs.ZIPF, call.as(0, SqlTypes.REAL), call.integer(1), call.integer(2)));
        f.scalar(
                "RANDSTR",
                2,
                2,
                call -> Udfs.call(SqlTypes.VARCHAR, RandomUdfs.TEXT, call.integer(0), call.integer(1)));
        f.simple("UUID_STRING", new SqlType.Text(36), "CAST(uuid() AS VARCHAR)");
        f.scalar(
                "UUID_STRING",
                2,
                2,
                call -> Udfs.call(new SqlType.Text(36), DigestUdfs.NAMED_UUID, call.text(0), call.text(1)));
        for (int bytes : new int[] {1, 2, 4, 8}) {
            f.scalar("SEQ" + bytes, 0, 1, call -> sequence(call, bytes, row()));
        }
    }

    /** SEQ1 to SEQ8, and RANDOM with a seed, over a source that numbers its rows itself. */
    public static Typed byRow(Invocation call, Typed row) {
        if (call.name().equals("RANDOM")) {
            return Udfs.call(RANDOM, RandomUdfs.SEEDED, call.integer(0), row);
        }
        return sequence(call, Integer.parseInt(call.name().substring(3)), row);
    }

    /** The number of the row, from 0. */
    private static Typed row() {
        Typed number = new Typed.Windowed(
                "row_number()",
                List.of(),
                false,
                List.of(),
                false,
                List.of(),
                List.of(),
                null,
                SqlTypes.INTEGER,
                false);
        return new Typed.Call("({0} - 1)", List.of(number), SqlTypes.INTEGER, false);
    }

    /** Starts again after the last number of its width: at 0, with sign 1 at the least number. */
    private static Typed sequence(Invocation call, int bytes, Typed row) {
        boolean signed = call.count() == 1 && call.constantInt(0) == 1;
        BigInteger half = BigInteger.ONE.shiftLeft(8 * bytes - 1);
        int digits = half.toString().length();
        String wrapped = signed
                ? "CAST((CAST({0} AS HUGEINT) + " + half + ") % " + half.shiftLeft(1) + " - " + half + " AS HUGEINT)"
                : "CAST(CAST({0} AS HUGEINT) % " + half + " AS HUGEINT)";
        return call.sql(new Numeric(digits, 0), wrapped, row);
    }

    private static Typed uniform(Invocation call) {
        Typed low = call.number(0);
        Typed high = call.number(1);
        return isWhole(low) && isWhole(high)
                ? Udfs.call(Coercions.common(low.type(), high.type()), RandomUdfs.UNIFORM, low, high, call.integer(2))
                : Udfs.call(
                        SqlTypes.REAL,
                        RandomUdfs.UNIFORM_REAL,
                        call.as(0, SqlTypes.REAL),
                        call.as(1, SqlTypes.REAL),
                        call.integer(2));
    }

    /** 1.0 is no whole number here, though its type is NUMBER(1,0). */
    private static boolean isWhole(Typed bound) {
        boolean fraction = bound instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal written
                && written.scale() > 0;
        return !fraction && bound.type() instanceof Numeric number && number.scale() == 0;
    }
}
