package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;

/** TIME_SLICE: the begin or end of the slice of time that holds a moment; slices are counted from 1970 on. */
final class TimeSlices {
    private static final int MONTHS = 12;

    private TimeSlices() {}

    static void define(Catalogue f) {
        f.scalar("TIME_SLICE", 3, 4, TimeSlices::slice);
    }

    private static Typed slice(Invocation call) {
        int length = call.constantInt(1);
        String part = DateParts.of(call.constantText(2));
        boolean end = isEnd(call);
        if (length < 1) {
            throw Errors.compilation(
                    "002020", "22023", "Invalid value [" + length + "] for slice length in function " + call.name());
        }
        Typed value = Moments.of(call, 0);
        if (value.type() instanceof SqlType.Date) {
            if (DateParts.isClock(part)) {
                throw call.invalidTypes();
            }
            return call.sql(SqlTypes.DATE, date(call, part, length, end, "{0}"), value);
        }
        if (value.type() instanceof SqlType.Time || DateParts.digits(part) > 0) {
            throw call.invalidTypes();
        }
        Typed moment = Coercions.implicit(value, SqlTypes.TIMESTAMP_NTZ);
        String template = DateParts.isClock(part)
                ? clock(DateParts.unit(part), length, end)
                : Clock.midnight(date(call, part, length, end, Clock.date("{0}")));
        return call.sql(moment.type(), template, moment);
    }

    private static boolean isEnd(Invocation call) {
        String edge = call.count() < 4 ? "START" : call.constantText(3).toUpperCase(Locale.ROOT);
        if (!edge.equals("START") && !edge.equals("END")) {
            throw Errors.compilation(
                    "002021", "22023", "Invalid value [" + edge + "] for start or end in function " + call.name());
        }
        return edge.equals("END");
    }

    private static String clock(long unit, int length, boolean end) {
        String number = floor(Clock.units("{0}", unit), length);
        return "CAST((" + number + (end ? " + " + length : "") + ") * CAST('" + unit + "' AS HUGEINT) AS HUGEINT)";
    }

    private static String date(Invocation call, String part, int length, boolean end, String date) {
        String more = end ? " + " + size(part, length) : "";
        return switch (part) {
            case "day" -> "(DATE '1970-01-01' + CAST(" + floor(Clock.days(date), length) + more + " AS INTEGER))";
            case "week" -> Weeks.ofNumber(call, floor(Weeks.number(call, date), length) + more);
            default ->
                "CAST(DATE '1970-01-01' + to_months(CAST("
                        + floor("((year(" + date + ") - 1970) * 12 + month(" + date + ") - 1)", size(part, length))
                        + more
                        + " AS INTEGER)) AS DATE)";
        };
    }

    /** The length in days, weeks or months. */
    private static int size(String part, int length) {
        return switch (part) {
            case "quarter" -> 3 * length;
            case "year" -> MONTHS * length;
            default -> length;
        };
    }

    /** The last multiple of {@code length} that is not above {@code number}. */
    private static String floor(String number, int length) {
        return "(" + number + " - ((" + number + " % " + length + " + " + length + ") % " + length + "))";
    }
}
