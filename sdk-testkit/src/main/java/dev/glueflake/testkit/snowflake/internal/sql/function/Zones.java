package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.TimestampCasts;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ZoneUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** CONVERT_TIMEZONE. */
final class Zones {
    private Zones() {}

    static void define(Catalogue f) {
        f.scalar("CONVERT_TIMEZONE", 2, 3, Zones::convert);
    }

    /** The name of a zone; one that is known already is checked. */
    static Typed argument(Invocation call, int index) {
        Typed name = call.text(index);
        if (name instanceof Typed.Constant constant && constant.value().value() instanceof String text) {
            ZoneUdfs.zone(text);
        }
        return name;
    }

    /** {@code (target, timestamp)} gives TIMESTAMP_TZ; {@code (source, target, wall clock)} gives TIMESTAMP_NTZ. */
    private static Typed convert(Invocation call) {
        if (call.count() == 3) {
            return call.sql(
                    SqlTypes.TIMESTAMP_NTZ,
                    "CAST(" + Udf.call(ZoneUdfs.BETWEEN, "{0}", "{1}", "{2}") + " AS HUGEINT)",
                    call.as(2, SqlTypes.TIMESTAMP_NTZ),
                    argument(call, 0),
                    argument(call, 1));
        }
        Typed source = call.type(1) instanceof SqlType.Text ? call.as(1, SqlTypes.TIMESTAMP_TZ) : Moments.of(call, 1);
        return call.sql(
                SqlTypes.TIMESTAMP_TZ,
                TimestampCasts.ofText(Udf.call(ZoneUdfs.OF_INSTANT, "{0}", "{1}")),
                Coercions.implicit(source, SqlTypes.TIMESTAMP_LTZ),
                argument(call, 0));
    }
}
