package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.VectorUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** Similarity of two vectors of one type. */
final class VectorFunctions {
    private VectorFunctions() {}

    static void define(Catalogue f) {
        for (String measure : VectorUdfs.MEASURES) {
            f.scalar("VECTOR_" + measure, 2, 2, call -> compare(call, measure));
        }
    }

    private static Typed compare(Invocation call, String measure) {
        if (!(call.type(0) instanceof SqlType.Vector) || !call.type(0).equals(call.type(1))) {
            throw call.invalidTypes();
        }
        return Udfs.call(
                SqlTypes.REAL,
                VectorUdfs.MEASURE,
                call.constant(SqlTypes.VARCHAR, measure),
                call.argument(0),
                call.argument(1));
    }
}
