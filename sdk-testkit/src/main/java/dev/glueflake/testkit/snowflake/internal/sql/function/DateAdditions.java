package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Templates;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** DATEADD and ADD_MONTHS. Calendar arithmetic follows the wall clock that a timestamp shows, clock arithmetic the instant. */
final class DateAdditions {
    private DateAdditions() {}

    static void define(Catalogue f) {
        f.scalar("DATEADD", 3, 3, call -> add(call, DateParts.of(call.constantText(0))));
        f.synonym("TIMESTAMPADD", "DATEADD");
        f.synonym("TIMEADD", "DATEADD");
        f.scalar("ADD_MONTHS", 2, 2, DateAdditions::addMonths);
    }

    private static Typed add(Invocation call, String part) {
        Typed value = Moments.of(call, 2);
        Typed amount = call.number(1);
        if (!DateParts.isCalendar(part) && !DateParts.isClock(part)) {
            throw Errors.unsupported(call.name() + " of " + part);
        }
        Typed whole = Coercions.implicit(amount, SqlTypes.INTEGER);
        return DateParts.isClock(part) ? clock(call, part, value, whole) : calendar(call, part, value, whole);
    }

    private static Typed clock(Invocation call, String part, Typed value, Typed amount) {
        String nanos = "{1i} * CAST('" + DateParts.unit(part) + "' AS HUGEINT)";
        if (value.type() instanceof SqlType.Date) {
            return call.sql(SqlTypes.TIMESTAMP_NTZ, "(" + Clock.midnight("{0}") + " + " + nanos + ")", value, amount);
        }
        if (value.type() instanceof SqlType.Timestamp timestamp) {
            int digits = Math.max(timestamp.scale(), DateParts.digits(part));
            SqlType.Timestamp type = new SqlType.Timestamp(timestamp.zone(), digits);
            return call.sql(type, Moments.after(type, nanos), value, amount);
        }
        SqlType type = new SqlType.Time(Math.max(((SqlType.Time) value.type()).scale(), DateParts.digits(part)));
        return call.sql(type, withinDay("{0} + " + nanos), value, amount);
    }

    /** A time of day: what goes past midnight begins again. */
    static String withinDay(String nanos) {
        return "CAST(((" + nanos + ") % " + Clock.DAY + " + " + Clock.DAY + ") % " + Clock.DAY + " AS BIGINT)";
    }

    private static Typed calendar(Invocation call, String part, Typed value, Typed amount) {
        if (value.type() instanceof SqlType.Date) {
            return call.sql(SqlTypes.DATE, later("{0}", part), value, amount);
        }
        if (!(value.type() instanceof SqlType.Timestamp type)) {
            throw call.invalidTypes();
        }
        return call.sql(type, moved(call, type, later("{0}", part)), value, amount);
    }

    /** The timestamp with its day changed to {@code later} of it. */
    private static String moved(Invocation call, SqlType.Timestamp type, String later) {
        String days = Templates.apply(
                "CAST(" + later + " - {0} AS HUGEINT) * " + Clock.DAY, List.of(Moments.date(call, type), "{1}"));
        return type.zone() == Zone.LTZ
                ? Moments.at(call, type, "(" + Moments.wall(call, type) + " + " + days + ")")
                : Moments.after(type, days);
    }

    /** {@code {1}} parts after a DATE. */
    private static String later(String date, String part) {
        return switch (part) {
            case "day" -> "(" + date + " + CAST({1i} AS INTEGER))";
            case "week" -> "(" + date + " + CAST({1i} * 7 AS INTEGER))";
            case "month" -> "CAST(" + date + " + to_months(CAST({1i} AS INTEGER)) AS DATE)";
            case "quarter" -> "CAST(" + date + " + to_months(CAST({1i} * 3 AS INTEGER)) AS DATE)";
            default -> "CAST(" + date + " + to_months(CAST({1i} * 12 AS INTEGER)) AS DATE)";
        };
    }

    /** The last day of a month stays the last day. */
    private static Typed addMonths(Invocation call) {
        Typed value = Moments.of(call, 0);
        Typed amount = Coercions.implicit(call.number(1), SqlTypes.INTEGER);
        String later = "CASE WHEN {0} = last_day({0}) THEN last_day(" + later("{0}", "month") + ") ELSE "
                + later("{0}", "month") + " END";
        if (value.type() instanceof SqlType.Date) {
            return call.sql(SqlTypes.DATE, later, value, amount);
        }
        if (!(value.type() instanceof SqlType.Timestamp type)) {
            throw call.invalidTypes();
        }
        return call.sql(type, moved(call, type, later), value, amount);
    }
}
