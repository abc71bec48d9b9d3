package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;

/** TO_DATE, TO_TIME, TO_TIMESTAMP… and their TRY_ forms, and TO_CHAR of dates and times: casts as functions, with formats. */
final class TemporalConversions {
    private static final int DIGITS = 9;

    private TemporalConversions() {}

    static void define(Catalogue f) {
        f.scalar("TO_DATE", 1, 2, call -> moment(call, SqlTypes.DATE, false));
        f.synonym("DATE", "TO_DATE");
        f.scalar("TRY_TO_DATE", 1, 2, call -> moment(call, SqlTypes.DATE, true));
        f.scalar("TO_TIME", 1, 2, call -> moment(call, SqlTypes.TIME, false));
        f.synonym("TIME", "TO_TIME");
        f.scalar("TRY_TO_TIME", 1, 2, call -> moment(call, SqlTypes.TIME, true));
        for (Zone zone : Zone.values()) {
            SqlType type = new SqlType.Timestamp(zone, DIGITS);
            f.scalar("TO_TIMESTAMP_" + zone, 1, 2, call -> moment(call, type, false));
            f.scalar("TRY_TO_TIMESTAMP_" + zone, 1, 2, call -> moment(call, type, true));
        }
        f.scalar("TO_TIMESTAMP", 1, 2, call -> moment(call, mapped(call), false));
        f.scalar("TRY_TO_TIMESTAMP", 1, 2, call -> moment(call, mapped(call), true));
    }

    /** What TIMESTAMP means in the session. */
    static SqlType.Timestamp mapped(Invocation call) {
        String mapping = call.context()
                .parameter("TIMESTAMP_TYPE_MAPPING")
                .orElse("TIMESTAMP_NTZ")
                .toUpperCase(Locale.ROOT);
        return new SqlType.Timestamp(
                mapping.endsWith("LTZ") ? Zone.LTZ : mapping.endsWith("_TZ") ? Zone.TZ : Zone.NTZ, DIGITS);
    }

    private static Typed moment(Invocation call, SqlType to, boolean attempt) {
        SqlType from = call.type(0);
        if (from instanceof SqlType.Numeric number) {
            if (!attempt && to instanceof SqlType.Timestamp timestamp) {
                return epoch(call, number, timestamp);
            }
            throw call.invalidTypes();
        }
        if (call.count() == 1) {
            return NumberConversions.cast(call, to, attempt);
        }
        if (Moments.isTemporal(from) || !isText(call.type(1))) {
            throw call.invalidTypes();
        }
        return call.nullable(to, call.context().casts().readTemplate(to, attempt), call.text(0), call.text(1));
    }

    private static boolean isText(SqlType type) {
        return type instanceof SqlType.Text || type instanceof SqlType.Null;
    }

    /** A count since 1970 in seconds, or in the unit that the scale says; a fraction's digits are those of the result. */
    private static Typed epoch(Invocation call, SqlType.Numeric number, SqlType.Timestamp to) {
        int scale = call.count() == 2 ? call.constantInt(1) : 0;
        if (scale < 0 || scale > DIGITS) {
            throw call.invalidTypes();
        }
        int digits = number.scale() == 0 ? DIGITS : Math.min(DIGITS, number.scale() + scale);
        SqlType.Timestamp type = new SqlType.Timestamp(to.zone(), digits);
        return call.sql(type, call.context().casts().timestamps().epoch(number, scale, type), call.argument(0));
    }

    /** TO_CHAR(moment, format). */
    static Typed text(Invocation call) {
        return call.nullable(
                SqlTypes.VARCHAR, call.context().casts().formatTemplate(call.type(0)), call.argument(0), call.text(1));
    }
}
