package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.Templates;
import java.util.List;

/** Weeks by the session's WEEK_START and WEEK_OF_YEAR_POLICY, as templates over a DATE. */
final class Weeks {
    private static final int DAYS = 7;
    /** 1970 began on a Thursday. */
    private static final int FIRST_WEEKDAY = 4;
    /** Whole weeks that make every day's number positive. */
    private static final int SHIFT = 7 * 200_000;

    private Weeks() {}

    private static int parameter(CallContext context, String name) {
        return Integer.parseInt(context.parameter(name).orElse("0"));
    }

    /** 1 for Monday to 7 for Sunday; the default, 0, begins weeks on Monday too. */
    private static int start(CallContext context) {
        return Math.max(1, parameter(context, "WEEK_START"));
    }

    private static String sinceStart(String date, int start) {
        return "((isodow(" + date + ") - " + start + " + 7) % 7)";
    }

    /** The first day of the week. */
    static String begin(CallContext context, String date) {
        return begin(date, start(context));
    }

    private static String begin(String date, int start) {
        return Templates.apply("({0} - CAST(" + sinceStart("{0}", start) + " AS INTEGER))", List.of(date));
    }

    /** The number of the week, of those since the one in which 1970 began. */
    static String number(CallContext context, String date) {
        int offset = Math.floorMod(FIRST_WEEKDAY - start(context), DAYS);
        return "((" + date + " - DATE '1970-01-01' + " + (offset + SHIFT) + ") // 7 - " + SHIFT / DAYS + ")";
    }

    /** The first day of the week of that number. */
    static String ofNumber(CallContext context, String number) {
        int offset = Math.floorMod(FIRST_WEEKDAY - start(context), DAYS);
        return "(DATE '1970-01-01' + CAST((" + number + ") * 7 - " + offset + " AS INTEGER))";
    }

    /** 0 for Sunday to 6 for Saturday; where the session says how weeks start, 1 for their first day to 7. */
    static String dayOfWeek(CallContext context, String date) {
        int start = parameter(context, "WEEK_START");
        return start == 0 ? "(isodow(" + date + ") % 7)" : "(" + sinceStart(date, start) + " + 1)";
    }

    /** The week of its year: the year has at least four of its days, or by the other policy the week of 1 January is the first. */
    static String ofYear(CallContext context, String date) {
        if (parameter(context, "WEEK_OF_YEAR_POLICY") == 0) {
            return Templates.apply("((dayofyear({0}) - 1) // 7 + 1)", List.of(fourth(context, date)));
        }
        String first = begin("CAST(date_trunc('year', {0}) AS DATE)", start(context));
        return Templates.apply("(({0} - " + first + ") // 7 + 1)", List.of(date));
    }

    static String year(CallContext context, String date) {
        return parameter(context, "WEEK_OF_YEAR_POLICY") == 0
                ? "year(" + fourth(context, date) + ")"
                : "year(" + date + ")";
    }

    /** The day that decides to which year a week belongs. */
    private static String fourth(CallContext context, String date) {
        return "(" + begin(context, date) + " + 3)";
    }
}
