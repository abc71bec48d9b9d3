package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names that Snowflake takes for parts of dates and times. */
final class DateParts {
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("Y", "year"),
            Map.entry("YY", "year"),
            Map.entry("YYY", "year"),
            Map.entry("YYYY", "year"),
            Map.entry("YR", "year"),
            Map.entry("YEARS", "year"),
            Map.entry("YRS", "year"),
            Map.entry("MM", "month"),
            Map.entry("MON", "month"),
            Map.entry("MONS", "month"),
            Map.entry("MONTHS", "month"),
            Map.entry("D", "day"),
            Map.entry("DD", "day"),
            Map.entry("DAYS", "day"),
            Map.entry("DAYOFMONTH", "day"),
            Map.entry("W", "week"),
            Map.entry("WK", "week"),
            Map.entry("WEEKOFYEAR", "week"),
            Map.entry("WOY", "week"),
            Map.entry("WEEKS", "week"),
            Map.entry("Q", "quarter"),
            Map.entry("QTR", "quarter"),
            Map.entry("QTRS", "quarter"),
            Map.entry("QUARTERS", "quarter"),
            Map.entry("H", "hour"),
            Map.entry("HH", "hour"),
            Map.entry("HR", "hour"),
            Map.entry("HOURS", "hour"),
            Map.entry("HRS", "hour"),
            Map.entry("M", "minute"),
            Map.entry("MI", "minute"),
            Map.entry("MIN", "minute"),
            Map.entry("MINUTES", "minute"),
            Map.entry("MINS", "minute"),
            Map.entry("S", "second"),
            Map.entry("SEC", "second"),
            Map.entry("SECONDS", "second"),
            Map.entry("SECS", "second"),
            Map.entry("MS", "millisecond"),
            Map.entry("MSEC", "millisecond"),
            Map.entry("MILLISECONDS", "millisecond"),
            Map.entry("US", "microsecond"),
            Map.entry("USEC", "microsecond"),
            Map.entry("MICROSECONDS", "microsecond"),
            Map.entry("MICROSECS", "microsecond"),
            Map.entry("NS", "nanosecond"),
            Map.entry("NSEC", "nanosecond"),
            Map.entry("NANOSEC", "nanosecond"),
            Map.entry("NSECOND", "nanosecond"),
            Map.entry("NANOSECONDS", "nanosecond"),
            Map.entry("NANOSECS", "nanosecond"),
            Map.entry("NSECONDS", "nanosecond"),
            Map.entry("DOW", "dayofweek"),
            Map.entry("WEEKDAY", "dayofweek"),
            Map.entry("WEEKDAY_ISO", "dayofweekiso"),
            Map.entry("DOW_ISO", "dayofweekiso"),
            Map.entry("DAYOFWEEK_ISO", "dayofweekiso"),
            Map.entry("YEARDAY", "dayofyear"),
            Map.entry("DOY", "dayofyear"),
            Map.entry("WEEK_ISO", "weekiso"),
            Map.entry("EPOCH", "epoch_second"),
            Map.entry("EPOCH_SECONDS", "epoch_second"),
            Map.entry("EPOCH_MILLISECONDS", "epoch_millisecond"),
            Map.entry("EPOCH_MICROSECONDS", "epoch_microsecond"),
            Map.entry("EPOCH_NANOSECONDS", "epoch_nanosecond"),
            Map.entry("TZH", "timezone_hour"),
            Map.entry("TZM", "timezone_minute"),
            Map.entry("WEEKOFYEAR_ISO", "weekiso"),
            Map.entry("WEEKOFYEARISO", "weekiso"),
            Map.entry("YEAROFWEEK_ISO", "yearofweekiso"));

    private static final Map<String, Long> UNITS = Map.of(
            "hour",
            3_600 * Clock.SECOND,
            "minute",
            60 * Clock.SECOND,
            "second",
            Clock.SECOND,
            "millisecond",
            1_000_000L,
            "microsecond",
            1_000L,
            "nanosecond",
            1L);

    private static final Set<String> KNOWN = Set.of(
            "year",
            "month",
            "day",
            "week",
            "quarter",
            "hour",
            "minute",
            "second",
            "millisecond",
            "microsecond",
            "nanosecond",
            "dayofweek",
            "dayofweekiso",
            "dayofyear",
            "weekiso",
            "yearofweek",
            "yearofweekiso",
            "epoch_second",
            "epoch_millisecond",
            "epoch_microsecond",
            "epoch_nanosecond",
            "timezone_hour",
            "timezone_minute");

    private DateParts() {}

    /** The part by one name, lower case; refused where there is none. */
    static String of(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        String part = SYNONYMS.getOrDefault(upper, upper.toLowerCase(Locale.ROOT));
        if (!KNOWN.contains(part)) {
            throw Errors.unsupported("date or time part '" + written + "'");
        }
        return part;
    }

    /** Whether the part is at least a day long. */
    static boolean isCalendar(String part) {
        return switch (part) {
            case "year", "quarter", "month", "week", "day" -> true;
            default -> false;
        };
    }

    static boolean isClock(String part) {
        return UNITS.containsKey(part);
    }

    /** The nanoseconds of an hour, minute, second or a fraction of one. */
    static long unit(String part) {
        return UNITS.getOrDefault(part, 1L);
    }

    /** As {@link #unit}, refused for what is no length of time. */
    static long length(String part) {
        if (!isClock(part)) {
            throw Errors.unsupported("INTERVAL of " + part);
        }
        return unit(part);
    }

    /** The fractional digits of a second that a unit needs. */
    static int digits(String part) {
        return switch (part) {
            case "millisecond" -> 3;
            case "microsecond" -> 6;
            case "nanosecond" -> 9;
            default -> 0;
        };
    }
}
