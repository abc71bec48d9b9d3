package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Map;

/** DATE_PART and the functions named after the parts, DAYNAME and MONTHNAME. */
final class DateExtractions {
    private static final long HOUR = 3_600 * Clock.SECOND;
    private static final long MINUTE = 60 * Clock.SECOND;
    private static final SqlType NAME = new SqlType.Text(3);

    private DateExtractions() {}

    static void define(Catalogue f) {
        f.scalar("DATE_PART", 2, 2, call -> extract(call, DateParts.of(call.constantText(0)), 1));
        f.synonym("EXTRACT", "DATE_PART");
        Map<String, String> others = Map.of("DAYOFMONTH", "day", "WEEKOFYEAR", "week");
        for (String part : new String[] {
            "YEAR",
            "QUARTER",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "WEEK",
            "WEEKISO",
            "DAYOFWEEK",
            "DAYOFWEEKISO",
            "DAYOFYEAR",
            "YEAROFWEEK",
            "YEAROFWEEKISO"
        }) {
            f.scalar(part, 1, 1, call -> extract(call, part.toLowerCase(java.util.Locale.ROOT), 0));
        }
        others.forEach((name, part) -> f.scalar(name, 1, 1, call -> extract(call, part, 0)));
        f.scalar("DAYNAME", 1, 1, call -> call.sql(NAME, "substr(dayname({0}), 1, 3)", call.as(0, SqlTypes.DATE)));
        f.scalar("MONTHNAME", 1, 1, call -> call.sql(NAME, "substr(monthname({0}), 1, 3)", call.as(0, SqlTypes.DATE)));
    }

    private static Typed extract(Invocation call, String part, int index) {
        Typed value = Moments.of(call, index);
        SqlType type = value.type();
        boolean clock = DateParts.isClock(part);
        if (type instanceof SqlType.Time && !clock) {
            throw call.invalidTypes();
        }
        String template = clock ? clock(part, Moments.wall(call, type)) : other(call, part, type);
        return call.sql(digits(call, part), template, value);
    }

    private static SqlType digits(Invocation call, String part) {
        return switch (part) {
            case "year", "yearofweek", "yearofweekiso" -> new Numeric(4, 0);
            case "dayofyear" -> new Numeric(3, 0);
            case "nanosecond" -> new Numeric(9, 0);
            case "quarter", "dayofweek", "dayofweekiso" -> new Numeric(1, 0);
            case "millisecond", "microsecond" -> throw Errors.unsupported(call.name() + " of " + part);
            default -> part.startsWith("epoch") ? SqlTypes.INTEGER : new Numeric(2, 0);
        };
    }

    private static String clock(String part, String wall) {
        return switch (part) {
            case "hour" -> "(" + Clock.rest(wall, Clock.DAY) + " // " + HOUR + ")";
            case "minute" -> "(" + Clock.rest(wall, HOUR) + " // " + MINUTE + ")";
            case "second" -> "(" + Clock.rest(wall, MINUTE) + " // " + Clock.SECOND + ")";
            default -> Clock.rest(wall, Clock.SECOND);
        };
    }

    private static String other(Invocation call, String part, SqlType type) {
        String date = Moments.date(call, type);
        return switch (part) {
            case "dayofweek" -> Weeks.dayOfWeek(call.context(), date);
            case "dayofweekiso" -> "isodow(" + date + ")";
            case "week" -> Weeks.ofYear(call.context(), date);
            case "weekiso" -> "weekofyear(" + date + ")";
            case "yearofweek" -> fourDigits(Weeks.year(call.context(), date));
            case "yearofweekiso" -> fourDigits("isoyear(" + date + ")");
            case "year" -> fourDigits("year(" + date + ")");
            case "epoch_second" -> Clock.units(instant(call, type), Clock.SECOND);
            case "epoch_millisecond" -> Clock.units(instant(call, type), 1_000_000);
            case "epoch_microsecond" -> Clock.units(instant(call, type), 1_000);
            case "epoch_nanosecond" -> instant(call, type);
            case "timezone_hour" -> "(" + offset(call, type) + " // 60)";
            case "timezone_minute" -> "(" + offset(call, type) + " % 60)";
            default -> part + "(" + date + ")";
        };
    }

    /** A year is a NUMBER(4,0), which later ones do not fit. */
    private static String fourDigits(String year) {
        return "CASE WHEN " + year + " <= 9999 THEN " + year + " WHEN {0} IS NOT NULL THEN "
                + EngineErrors.raise("100046", "22003", "Number out of representable range")
                + " END";
    }

    /** A wall clock without a zone counts as UTC. */
    private static String instant(Invocation call, SqlType type) {
        return type instanceof SqlType.Timestamp timestamp && timestamp.zone() != SqlType.Zone.NTZ
                ? Moments.zones(call).instant(timestamp.zone(), "{0}")
                : Moments.wall(call, type);
    }

    private static String offset(Invocation call, SqlType type) {
        return type instanceof SqlType.Timestamp timestamp && timestamp.zone() != SqlType.Zone.NTZ
                ? Moments.zones(call).offset(timestamp.zone(), "{0}")
                : "CASE WHEN {0} IS NOT NULL THEN 0 END";
    }
}
