package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.VectorUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** Vectors compared, and brought together element by element. */
final class VectorFunctions {
    private VectorFunctions() {}

    static void define(Catalogue f) {
        for (String measure : VectorUdfs.MEASURES) {
            f.scalar("VECTOR_" + measure, 2, 2, call -> compare(call, measure));
        }
        for (String operation : List.of("SUM", "MIN", "MAX", "AVG")) {
            f.aggregate("VECTOR_" + operation, 1, 1, call -> all(call, operation));
        }
        f.scalar("VECTOR_NORMALIZE", 1, 1, VectorFunctions::normalized);
        f.scalar("VECTOR_TRUNCATE", 2, 2, VectorFunctions::truncated);
        f.synonym("VECTOR_TRUNC", "VECTOR_TRUNCATE");
    }

    private static SqlType.Vector vector(Invocation call) {
        if (call.type(0) instanceof SqlType.Vector vector) {
            return vector;
        }
        throw call.invalidTypes();
    }

    /** Element by element, over the rows of a group. */
    private static Typed all(Invocation call, String operation) {
        SqlType.Vector vector = vector(call);
        boolean whole = vector.whole() && !operation.equals("AVG");
        SqlType type = new SqlType.Vector(whole, vector.dimension());
        Typed list =
                call.aggregate(SqlTypes.ARRAY, true, "list({0}#o) FILTER (WHERE {0} IS NOT NULL)", call.argument(0));
        return new Typed.Call(
                "CAST(" + VectorUdfs.FOLD + "('" + operation + "', '" + (whole ? "INT" : "FLOAT")
                        + "', CAST(to_json({0}) AS VARCHAR)) AS JSON)",
                List.of(list),
                type,
                true);
    }

    private static Typed normalized(Invocation call) {
        SqlType type = new SqlType.Vector(false, vector(call).dimension());
        return Udfs.nullable(type, VectorUdfs.NORMALIZE, call.argument(0));
    }

    private static Typed truncated(Invocation call) {
        SqlType.Vector vector = vector(call);
        int dimension = call.constantInt(1);
        if (dimension < 1 || dimension > vector.dimension()) {
            throw Errors.compilation(
                    "001015",
                    "22023",
                    "argument 2 to function " + call.name() + " must be between 1 and " + vector.dimension());
        }
        Typed wanted = call.constant(SqlTypes.VARCHAR, String.valueOf(dimension));
        return Udfs.nullable(
                new SqlType.Vector(vector.whole(), dimension), VectorUdfs.TRUNCATE, call.argument(0), wanted);
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
