package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;

/** TO_… and TRY_TO_…: casts as functions, with formats. */
final class ConversionFunctions {
    private ConversionFunctions() {}

    static void define(Catalogue f) {
        f.scalar("TO_VARCHAR", 1, 2, ConversionFunctions::text);
        f.synonym("TO_CHAR", "TO_VARCHAR");
        f.scalar("TO_DATE", 1, 2, call -> moment(call, SqlTypes.DATE, false));
        f.synonym("DATE", "TO_DATE");
        f.scalar("TRY_TO_DATE", 1, 2, call -> moment(call, SqlTypes.DATE, true));
        f.scalar("TO_TIME", 1, 2, call -> moment(call, SqlTypes.TIME, false));
        f.synonym("TIME", "TO_TIME");
        f.scalar("TRY_TO_TIME", 1, 2, call -> moment(call, SqlTypes.TIME, true));
        for (Zone zone : Zone.values()) {
            f.scalar("TO_TIMESTAMP_" + zone, 1, 2, call -> moment(call, new SqlType.Timestamp(zone, 9), false));
            f.scalar("TRY_TO_TIMESTAMP_" + zone, 1, 2, call -> moment(call, new SqlType.Timestamp(zone, 9), true));
        }
        f.scalar("TO_TIMESTAMP", 1, 2, call -> moment(call, mapped(call), false));
        f.scalar("TRY_TO_TIMESTAMP", 1, 2, call -> moment(call, mapped(call), true));
    }

    private static SqlType mapped(Invocation call) {
        String mapping = call.context()
                .parameter("TIMESTAMP_TYPE_MAPPING")
                .orElse("TIMESTAMP_NTZ")
                .toUpperCase(Locale.ROOT);
        return new SqlType.Timestamp(
                mapping.endsWith("LTZ") ? Zone.LTZ : mapping.endsWith("_TZ") ? Zone.TZ : Zone.NTZ, 9);
    }

    private static Typed text(Invocation call) {
        SqlType type = call.type(0);
        if (call.count() == 1) {
            return type instanceof SqlType.Text ? call.argument(0) : NumberConversions.cast(call, SqlTypes.VARCHAR, false);
        }
        if (Coercions.isNumber(type)) {
            return NumberConversions.text(call);
        }
        String format = call.constantText(1);
        if (type instanceof SqlType.Binary) {
            return NumberConversions.binaryText(call, format.toUpperCase(Locale.ROOT));
        }
        if (type instanceof SqlType.Date || type instanceof SqlType.Time || type instanceof SqlType.Timestamp) {
            return call.sql(SqlTypes.VARCHAR, call.context().casts().formatTemplate(type, format), call.argument(0));
        }
        throw Errors.unsupported(call.name() + " with format '" + format + "'");
    }

    private static Typed moment(Invocation call, SqlType to, boolean attempt) {
        if (call.type(0) instanceof SqlType.Numeric number && to instanceof SqlType.Timestamp timestamp) {
            return epoch(call, number, timestamp, call.count() == 2 ? call.constantInt(1) : 0);
        }
        if (call.count() == 1) {
            return NumberConversions.cast(call, to, attempt);
        }
        String template = call.context().casts().readTemplate(call.constantText(1), to, attempt);
        return call.nullable(to, template, call.text(0));
    }

    /** A count of seconds, milliseconds or microseconds since 1970. */
    private static Typed epoch(Invocation call, SqlType.Numeric number, SqlType.Timestamp to, int scale) {
        if (number.scale() != 0 || scale < 0 || scale > 6) {
            throw Errors.unsupported(call.name() + " of a number with fraction or of scale " + scale);
        }
        String instant = "make_timestamp({0i} * 1" + "0".repeat(6 - scale) + ")";
        if (to.zone() == Zone.TZ) {
            SqlType local = new SqlType.Timestamp(Zone.LTZ, to.scale());
            return Coercions.convert(call.sql(local, instant, call.argument(0)), to);
        }
        return call.sql(to, instant, call.argument(0));
    }
}
