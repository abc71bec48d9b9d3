package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** DATEDIFF counts the boundaries of a part that lie between two moments; MONTHS_BETWEEN measures in months of 31 days. */
final class DateDifferences {
    private DateDifferences() {}

    static void define(Catalogue f) {
        f.scalar("DATEDIFF", 3, 3, call -> difference(call, DateParts.of(call.constantText(0))));
        f.synonym("TIMESTAMPDIFF", "DATEDIFF");
        f.synonym("TIMEDIFF", "DATEDIFF");
        f.scalar("MONTHS_BETWEEN", 2, 2, DateDifferences::months);
    }

    private static Typed difference(Invocation call, String part) {
        if (!DateParts.isCalendar(part) && !DateParts.isClock(part)) {
            throw Errors.unsupported(call.name() + " of " + part);
        }
        boolean times = call.type(1) instanceof SqlType.Time || call.type(2) instanceof SqlType.Time;
        if (times && !DateParts.isClock(part)) {
            throw call.invalidTypes();
        }
        SqlType type = times ? SqlTypes.TIME : local(call);
        Typed from = wall(times ? call.argument(1) : Moments.of(call, 1), type);
        Typed to = wall(times ? call.argument(2) : Moments.of(call, 2), type);
        return DateParts.isClock(part) ? clock(call, part, from, to) : calendar(call, part, from, to);
    }

    private static SqlType local(Invocation call) {
        return Coercions.common(Moments.of(call, 1).type(), Moments.of(call, 2).type());
    }

    /** Both are brought to one type, and to the clock of the session's zone where they have a zone. */
    private static Typed wall(Typed value, SqlType type) {
        Typed common = Coercions.implicit(value, type);
        boolean zoned = type instanceof SqlType.Timestamp timestamp && timestamp.zone() != SqlType.Zone.NTZ;
        SqlType instant = SqlTypes.TIMESTAMP_LTZ;
        return zoned ? Coercions.implicit(Coercions.implicit(common, instant), SqlTypes.TIMESTAMP_NTZ) : common;
    }

    private static Typed clock(Invocation call, String part, Typed from, Typed to) {
        long unit = DateParts.unit(part);
        String count = from.type() instanceof SqlType.Date
                ? "({1} - {0}) * CAST('" + Clock.DAY / unit + "' AS HUGEINT)"
                : Clock.units("{1}", unit) + " - " + Clock.units("{0}", unit);
        return call.sql(new Numeric(part.equals("nanosecond") ? 38 : 18, 0), "(" + count + ")", from, to);
    }

    private static Typed calendar(Invocation call, String part, Typed from, Typed to) {
        Typed first = Coercions.convert(from, SqlTypes.DATE);
        Typed last = Coercions.convert(to, SqlTypes.DATE);
        return call.sql(
                new Numeric(9, 0),
                "(" + number(call, part, "{1}") + " - " + number(call, part, "{0}") + ")",
                first,
                last);
    }

    private static String number(Invocation call, String part, String date) {
        return switch (part) {
            case "day" -> Clock.days(date);
            case "week" -> Weeks.number(call.context(), date);
            case "month" -> "(year(" + date + ") * 12 + month(" + date + "))";
            case "quarter" -> "(year(" + date + ") * 4 + quarter(" + date + "))";
            default -> "year(" + date + ")";
        };
    }

    /** The same day of both months, or their last days, make whole months whatever the clock shows. */
    private static Typed months(Invocation call) {
        Typed from = Coercions.implicit(Moments.of(call, 0), SqlTypes.TIMESTAMP_NTZ);
        Typed to = Coercions.implicit(Moments.of(call, 1), SqlTypes.TIMESTAMP_NTZ);
        String day = Clock.DAY + ".0";
        return call.sql(
                SqlTypes.REAL,
                "CAST((year({2}) - year({3})) * 12 + month({2}) - month({3}) AS DOUBLE)"
                        + " + CASE WHEN day({2}) = day({3}) OR ({2} = last_day({2}) AND {3} = last_day({3})) THEN 0"
                        + " ELSE (day({2}) - day({3}) + CAST(" + Clock.rest("{0}", Clock.DAY) + " - "
                        + Clock.rest("{1}", Clock.DAY) + " AS DOUBLE) / CAST('" + day + "' AS DOUBLE)) / 31 END",
                from,
                to,
                Coercions.convert(from, SqlTypes.DATE),
                Coercions.convert(to, SqlTypes.DATE));
    }
}
