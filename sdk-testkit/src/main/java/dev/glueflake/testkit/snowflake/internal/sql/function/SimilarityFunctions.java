package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.MinHashUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** HASH_AGG, and how alike sets are by the least of many hashes of their rows. */
final class SimilarityFunctions {
    private static final int MOST_HASHES = 1_024;
    private static final int ANY = Integer.MAX_VALUE;
    private static final String TWO_TO_64 = "CAST('18446744073709551616' AS HUGEINT)";
    private static final String TWO_TO_63 = "CAST('9223372036854775808' AS HUGEINT)";

    private SimilarityFunctions() {}

    static void define(Catalogue f) {
        f.aggregate("HASH_AGG", 1, ANY, SimilarityFunctions::hash);
        f.aggregate("MINHASH", 2, ANY, SimilarityFunctions::minHash);
        f.aggregate("MINHASH_COMBINE", 1, 1, call -> json(SqlTypes.OBJECT, MinHashUdfs.COMBINE, states(call)));
        f.aggregate(
                "APPROXIMATE_SIMILARITY",
                1,
                1,
                call -> new Typed.Call(
                        "CAST(" + Udf.call(MinHashUdfs.SIMILARITY, "{0}") + " AS DOUBLE)",
                        List.of(states(call)),
                        SqlTypes.REAL,
                        true));
        f.synonym("APPROXIMATE_JACCARD_INDEX", "APPROXIMATE_SIMILARITY");
    }

    /** The sum of the rows' hashes in 64 bits with a sign: no order, but duplicates count. */
    private static Typed hash(Invocation call) {
        Typed hash = HashFunctions.hash(call.arguments());
        Typed wide = call.sql(SqlTypes.INTEGER, "{0}", hash);
        Typed sum = call.aggregate(new SqlType.Numeric(38, 0), true, "sum(#d{0})", wide);
        String all = "CAST(COALESCE({0}, 0) AS HUGEINT)";
        return new Typed.Call(
                "((((" + all + " + " + TWO_TO_63 + ") % " + TWO_TO_64 + ") + " + TWO_TO_64 + ") % " + TWO_TO_64 + " - "
                        + TWO_TO_63 + ")",
                List.of(sum),
                new SqlType.Numeric(19, 0),
                false);
    }

    private static Typed minHash(Invocation call) {
        int count = call.constantInt(0);
        if (count < 1 || count > MOST_HASHES) {
            throw Errors.compilation(
                    "001044", "22023", "Invalid value [" + count + "] for argument 1 of function 'MINHASH'");
        }
        Typed row = HashFunctions.hash(call.arguments().subList(1, call.count()));
        Typed rows = CollectingFunctions.elements(call, row, SqlTypes.VARIANT);
        Typed number = Invocation.value(SqlTypes.VARCHAR, Integer.toString(count));
        return new Typed.Call(
                "CAST(" + Udf.call(MinHashUdfs.MAKE, "{0}", "{1}") + " AS JSON)",
                List.of(rows, number),
                SqlTypes.OBJECT,
                false);
    }

    private static Typed states(Invocation call) {
        return CollectingFunctions.elements(call, SemiStructuredFunctions.object(call, 0), SqlTypes.VARIANT);
    }

    private static Typed json(SqlType type, String function, Typed argument) {
        return new Typed.Call("CAST(" + Udf.call(function, "{0}") + " AS JSON)", List.of(argument), type, true);
    }
}
