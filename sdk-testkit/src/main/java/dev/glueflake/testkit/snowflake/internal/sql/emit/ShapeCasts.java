package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.ShapeInputUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ShapeInputUdfs.Source;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;

/** GEOGRAPHY and GEOMETRY out of texts, bytes and GeoJSON; there is no cast of them to anything. */
public final class ShapeCasts {
    private ShapeCasts() {}

    public static boolean isPossible(SqlType from, SqlType to) {
        return to instanceof SqlType.Geospatial
                && (from instanceof SqlType.Text
                        || from instanceof SqlType.Binary
                        || from instanceof SqlType.Variant
                        || from instanceof SqlType.ObjectType);
    }

    static String template(SqlType from, SqlType to, Failure failure) {
        Source source = from instanceof SqlType.Text
                ? Source.TEXT
                : from instanceof SqlType.Binary ? Source.BYTES : Source.VARIANT;
        String value = source == Source.BYTES ? "hex({0})" : "{0}";
        return Udf.call(
                ShapeInputUdfs.READ,
                "'" + TypeText.name(to) + "'",
                "'" + source + "'",
                value,
                "''",
                "'false'",
                "'" + (failure == Failure.NULL) + "'");
    }
}
