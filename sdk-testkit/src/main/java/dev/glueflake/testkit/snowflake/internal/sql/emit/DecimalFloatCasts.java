package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.DecimalFloatUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** DECFLOAT, kept as its text, to and from the other numbers, BOOLEAN and text. */
final class DecimalFloatCasts {
    private DecimalFloatCasts() {}

    static boolean isPossible(SqlType from, SqlType to) {
        SqlType other = from instanceof SqlType.DecFloat ? to : from;
        return other instanceof SqlType.Numeric
                || other instanceof SqlType.Real
                || other instanceof SqlType.Bool
                || other instanceof SqlType.Text
                || (other instanceof SqlType.Variant && to instanceof SqlType.DecFloat);
    }

    /** Of a conversion to text, which is what the value is, the caller takes care. */
    static String template(SqlType from, SqlType to, Failure failure) {
        if (to instanceof SqlType.DecFloat) {
            String text = from instanceof SqlType.Bool ? "CAST({0} AS INTEGER)" : "{0}";
            return from instanceof SqlType.Text
                    ? TextCasts.checkedNumber(of("trim({0})", failure), failure)
                    : of("CAST(" + text + " AS VARCHAR)", failure);
        }
        if (to instanceof SqlType.Real) {
            return "CAST(" + Udf.call(DecimalFloatUdfs.REAL, "{0}") + " AS DOUBLE)";
        }
        if (to instanceof SqlType.Bool) {
            return "({0} <> '0')";
        }
        if (to instanceof SqlType.Numeric) {
            return NumberCasts.orOutOfRange("{0}", PhysicalTypes.of(to), failure);
        }
        throw Casts.impossible(from, to);
    }

    private static String of(String text, Failure failure) {
        return Udf.call(failure == Failure.NULL ? DecimalFloatUdfs.TRY_OF : DecimalFloatUdfs.OF, text);
    }
}
