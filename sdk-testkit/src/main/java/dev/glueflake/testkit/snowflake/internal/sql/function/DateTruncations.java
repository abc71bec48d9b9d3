package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** DATE_TRUNC, LAST_DAY, NEXT_DAY and PREVIOUS_DAY: days that begin or end something. */
final class DateTruncations {
    private DateTruncations() {}

    static void define(Catalogue f) {
        f.scalar("DATE_TRUNC", 2, 2, call -> truncate(call, DateParts.of(call.constantText(0)), 1));
        f.scalar("TRUNC", 1, 2, DateTruncations::truncateEither);
        f.scalar("LAST_DAY", 1, 2, DateTruncations::lastDay);
        f.scalar(
                "NEXT_DAY",
                2,
                2,
                call -> dayOfWeek(call, "({0} + CAST((" + weekday() + " - isodow({0}) + 6) % 7 + 1 AS INTEGER))"));
        f.scalar(
                "PREVIOUS_DAY",
                2,
                2,
                call -> dayOfWeek(call, "({0} - CAST((isodow({0}) - " + weekday() + " + 6) % 7 + 1 AS INTEGER))"));
    }

    private static Typed truncate(Invocation call, String part, int index) {
        if (!DateParts.isCalendar(part) && !DateParts.isClock(part)) {
            throw Errors.unsupported(call.name() + " to " + part);
        }
        Typed value = Moments.of(call, index);
        SqlType type = value.type();
        if (type instanceof SqlType.Date) {
            return DateParts.isClock(part) ? value : call.sql(type, begin(call, part, "{0}"), value);
        }
        String rest = Clock.rest(Moments.wall(call, type), DateParts.unit(part));
        if (type instanceof SqlType.Timestamp timestamp) {
            String begin = Clock.midnight(begin(call, part, Moments.date(call, type)));
            return call.sql(
                    type,
                    DateParts.isClock(part)
                            ? Moments.after(timestamp, "- " + rest).replace("+ -", "-")
                            : Moments.at(call, timestamp, begin),
                    value);
        }
        if (!DateParts.isClock(part)) {
            throw call.invalidTypes();
        }
        return call.sql(type, "({0} - " + rest + ")", value);
    }

    private static String begin(Invocation call, String part, String date) {
        return switch (part) {
            case "day" -> date;
            case "week" -> Weeks.begin(call.context(), date);
            default -> "CAST(date_trunc('" + part + "', " + date + ") AS DATE)";
        };
    }

    /** TRUNC of a number, or of a date to a part. */
    private static Typed truncateEither(Invocation call) {
        return call.count() == 2 && Moments.isTemporal(call.type(0))
                ? truncate(call, DateParts.of(call.constantText(1)), 0)
                : RoundingFunctions.truncate(call);
    }

    private static Typed lastDay(Invocation call) {
        String part = call.count() == 1 ? "month" : DateParts.of(call.constantText(1));
        return call.sql(SqlTypes.DATE, last(call, part), call.as(0, SqlTypes.DATE));
    }

    private static String last(Invocation call, String part) {
        return switch (part) {
            case "month" -> "last_day({0})";
            case "quarter" -> "last_day(CAST(date_trunc('quarter', {0}) + to_months(2) AS DATE))";
            case "year" -> "make_date(year({0}), 12, 31)";
            case "week" -> "(" + Weeks.begin(call.context(), "{0}") + " + 6)";
            default -> throw Errors.unsupported(call.name() + " of " + part);
        };
    }

    private static Typed dayOfWeek(Invocation call, String template) {
        return call.sql(SqlTypes.DATE, template, call.as(0, SqlTypes.DATE), call.text(1));
    }

    /** The day that the text {@code {1}} begins to name, 1 for Monday. */
    private static String weekday() {
        return "CASE lower(substr(ltrim({1}), 1, 2)) WHEN 'mo' THEN 1 WHEN 'tu' THEN 2 WHEN 'we' THEN 3 WHEN 'th' THEN 4"
                + " WHEN 'fr' THEN 5 WHEN 'sa' THEN 6 WHEN 'su' THEN 7 ELSE CASE WHEN {1} IS NOT NULL THEN CAST("
                + EngineErrors.raise("100035", "22007", "Day of week '", "{1}", "' is not recognized")
                + " AS INTEGER) END END";
    }
}
