package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.sql.udf.VectorUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** VECTOR out of an array and back. */
final class VectorCasts {
    private VectorCasts() {}

    static boolean isPossible(SqlType from, SqlType to) {
        return to instanceof SqlType.Vector
                ? from instanceof SqlType.Array || from instanceof SqlType.Variant || from instanceof SqlType.TypedArray
                : to instanceof SqlType.Array;
    }

    static String template(SqlType from, SqlType to) {
        if (to instanceof SqlType.Vector vector) {
            return "CAST(" + Udf.call(VectorUdfs.MAKE, "{0}", word(vector), "'" + vector.dimension() + "'")
                    + " AS JSON)";
        }
        return "CAST(" + Udf.call(VectorUdfs.ARRAY, "{0}", word((SqlType.Vector) from)) + " AS JSON)";
    }

    private static String word(SqlType.Vector vector) {
        return vector.whole() ? "'INT'" : "'FLOAT'";
    }
}
