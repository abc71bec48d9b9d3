package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.TimestampCasts;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/**
 * Dates and times. Calendar arithmetic follows the wall clock that a timestamp shows, clock arithmetic the instant. The first
 * argument of many is a part's name, which the binder gives as a constant text.
 */
final class DateFunctions {
    private static final SqlType COUNT = new Numeric(9, 0);

    private DateFunctions() {}

    static void define(Catalogue f) {
        f.scalar("DATEADD", 3, 3, call -> add(call, part(call, 0), 1, 2));
        f.synonym("TIMESTAMPADD", "DATEADD");
        f.synonym("TIMEADD", "DATEADD");
        f.scalar("ADD_MONTHS", 2, 2, DateFunctions::addMonths);
        f.scalar("DATEDIFF", 3, 3, DateFunctions::difference);
        f.synonym("TIMESTAMPDIFF", "DATEDIFF");
        f.synonym("TIMEDIFF", "DATEDIFF");
        f.scalar("DATE_TRUNC", 2, 2, call -> truncate(call, part(call, 0), call.argument(1)));
        f.scalar("TRUNC", 1, 2, DateFunctions::truncateEither);
        f.scalar("DATE_PART", 2, 2, call -> extract(call, part(call, 0), call.argument(1)));
        f.synonym("EXTRACT", "DATE_PART");
        Map<String, String> parts = Map.of(
                "YEAR",
                "year",
                "QUARTER",
                "quarter",
                "MONTH",
                "month",
                "DAY",
                "day",
                "HOUR",
                "hour",
                "MINUTE",
                "minute",
                "SECOND",
                "second",
                "WEEK",
                "week",
                "DAYOFWEEK",
                "dayofweek",
                "DAYOFYEAR",
                "dayofyear");
        parts.forEach((name, part) -> f.scalar(name, 1, 1, call -> extract(call, part, call.argument(0))));
        f.synonym("DAYOFMONTH", "DAY");
        f.synonym("WEEKOFYEAR", "WEEK");
        f.scalar("WEEKISO", 1, 1, call -> extract(call, "weekiso", call.argument(0)));
        f.scalar("DAYOFWEEKISO", 1, 1, call -> extract(call, "dayofweekiso", call.argument(0)));
        f.scalar("LAST_DAY", 1, 1, call -> call.sql(SqlTypes.DATE, "last_day({0})", call.as(0, SqlTypes.DATE)));
        f.refused("LAST_DAY", 2, 2);
        f.scalar(
                "DAYNAME",
                1,
                1,
                call -> call.sql(new SqlType.Text(3), "strftime({0}, '%a')", call.as(0, SqlTypes.DATE)));
        f.scalar(
                "MONTHNAME",
                1,
                1,
                call -> call.sql(new SqlType.Text(3), "strftime({0}, '%b')", call.as(0, SqlTypes.DATE)));
        f.scalar(
                "DATE_FROM_PARTS",
                3,
                3,
                call -> call.sql(
                        SqlTypes.DATE,
                        "CAST(make_date({0i}, 1, 1) + to_months(CAST({1i} - 1 AS INTEGER)) + to_days(CAST({2i} - 1 AS INTEGER)) AS DATE)",
                        call.integer(0),
                        call.integer(1),
                        call.integer(2)));
        f.synonym("DATEFROMPARTS", "DATE_FROM_PARTS");
        f.scalar("CONVERT_TIMEZONE", 2, 3, DateFunctions::convert);
    }

    private static String part(Invocation call, int index) {
        return DateParts.of(call.constantText(index));
    }

    private static Typed moment(Typed value) {
        SqlType type = value.type();
        boolean temporal = Coercions.isMoment(type) || type instanceof SqlType.Time;
        return temporal ? value : Coercions.implicit(value, SqlTypes.TIMESTAMP_NTZ);
    }

    static Typed add(Invocation call, String part, int amountIndex, int valueIndex) {
        Typed value = moment(call.argument(valueIndex));
        Typed amount = call.integer(amountIndex);
        if (!DateParts.isCalendar(part) && !DateParts.isClock(part)) {
            throw Errors.unsupported(call.name() + " of " + part);
        }
        String interval = interval(part);
        if (value.type() instanceof SqlType.Date) {
            SqlType type = DateParts.isCalendar(part) ? SqlTypes.DATE : SqlTypes.TIMESTAMP_NTZ;
            return call.sql(
                    type,
                    "CAST({0} + " + interval + " AS " + (DateParts.isCalendar(part) ? "DATE" : "TIMESTAMP") + ")",
                    value,
                    amount);
        }
        if (value.type() instanceof SqlType.Timestamp timestamp) {
            return call.sql(timestamp, addTo(call, timestamp, part, interval), value, amount);
        }
        if (DateParts.isCalendar(part)) {
            throw call.invalidTypes();
        }
        return call.sql(value.type(), "({0} + " + interval + ")", value, amount);
    }

    private static String addTo(Invocation call, SqlType.Timestamp type, String part, String interval) {
        TimestampCasts zones = call.context().casts().timestamps();
        boolean calendar = DateParts.isCalendar(part);
        if (type.zone() == Zone.TZ) {
            String moved = calendar ? unzoned(zones.wall(Zone.TZ, "{0}") + " + " + interval) : "({0}).t + " + interval;
            return "CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN struct_pack(t := " + moved
                    + ", o := ({0}).o) END";
        }
        return calendar && type.zone() == Zone.LTZ
                ? zones.fromWall("(" + zones.wall(Zone.LTZ, "{0}") + " + " + interval + ")", Zone.LTZ)
                : "({0} + " + interval + ")";
    }

    /** The instant of a wall clock shown at the offset of the TIMESTAMP_TZ {@code {0}}. */
    private static String unzoned(String wall) {
        return wall + " - to_minutes(CAST(({0}).o AS BIGINT))";
    }

    /** DuckDB's interval of {@code {1}} parts. */
    private static String interval(String part) {
        return switch (part) {
            case "year" -> "to_months(CAST({1i} * 12 AS INTEGER))";
            case "quarter" -> "to_months(CAST({1i} * 3 AS INTEGER))";
            case "month" -> "to_months(CAST({1} AS INTEGER))";
            case "week" -> "to_days(CAST({1i} * 7 AS INTEGER))";
            case "day" -> "to_days(CAST({1} AS INTEGER))";
            case "hour" -> "to_hours({1i})";
            case "minute" -> "to_minutes({1i})";
            case "second" -> "to_microseconds({1i} * 1000000)";
            case "millisecond" -> "to_microseconds({1i} * 1000)";
            default -> "to_microseconds({1i})";
        };
    }

    /** The last day of a month stays the last day. */
    private static Typed addMonths(Invocation call) {
        if (!(call.type(0) instanceof SqlType.Date)) {
            throw Errors.unsupported("ADD_MONTHS of a value that is not a DATE");
        }
        return call.sql(
                SqlTypes.DATE,
                "CASE WHEN {0} = last_day({0}) THEN last_day(CAST({0} + to_months(CAST({1} AS INTEGER)) AS DATE))"
                        + " ELSE CAST({0} + to_months(CAST({1} AS INTEGER)) AS DATE) END",
                call.argument(0),
                call.integer(1));
    }

    /** Counts the boundaries between the two, as DuckDB does; of weeks DuckDB would count the full ones. */
    private static Typed difference(Invocation call) {
        String part = part(call, 0);
        if (!DateParts.isCalendar(part) && !DateParts.isClock(part)) {
            throw Errors.unsupported(call.name() + " of " + part);
        }
        Typed from = moment(call.argument(1));
        Typed to = moment(call.argument(2));
        SqlType type = Coercions.common(from.type(), to.type());
        String count = part.equals("week")
                ? "date_diff('day', date_trunc('week', {0}), date_trunc('week', {1})) // 7"
                : "date_diff('" + part + "', {0}, {1})";
        return call.sql(COUNT, "(" + count + ")", wall(call, from, type), wall(call, to, type));
    }

    /** Both brought to a plain wall clock. */
    private static Typed wall(Invocation call, Typed value, SqlType type) {
        requireMondayWeeks(call);
        Typed common = Coercions.implicit(value, type);
        boolean zoned = type instanceof SqlType.Timestamp timestamp && timestamp.zone() != Zone.NTZ;
        SqlType local = SqlTypes.TIMESTAMP_LTZ;
        return zoned ? Coercions.implicit(Coercions.implicit(common, local), SqlTypes.TIMESTAMP_NTZ) : common;
    }

    /** WEEK_START 0 and 1 both begin weeks on Monday; other weeks are not there. */
    private static void requireMondayWeeks(Invocation call) {
        String start = call.context().parameter("WEEK_START").orElse("0");
        if (!start.equals("0") && !start.equals("1")) {
            throw Errors.unsupported("WEEK_START = " + start);
        }
    }

    /** WEEK_OF_YEAR_POLICY 0 counts weeks as ISO does; the other policy is not there. */
    private static void requireIsoWeeks(Invocation call, String part) {
        String policy = call.context().parameter("WEEK_OF_YEAR_POLICY").orElse("0");
        if (!policy.equals("0") && (part.equals("week") || part.equals("yearofweek"))) {
            throw Errors.unsupported(call.name() + " with WEEK_OF_YEAR_POLICY = " + policy);
        }
    }

    private static Typed truncate(Invocation call, String part, Typed argument) {
        requireMondayWeeks(call);
        if (!DateParts.isCalendar(part) && !DateParts.isClock(part)) {
            throw Errors.unsupported(call.name() + " to " + part);
        }
        Typed value = moment(argument);
        if (value.type() instanceof SqlType.Date) {
            return DateParts.isClock(part)
                    ? value
                    : call.sql(SqlTypes.DATE, "CAST(date_trunc('" + part + "', {0}) AS DATE)", value);
        }
        if (!(value.type() instanceof SqlType.Timestamp type)) {
            throw Errors.unsupported(call.name() + " of a TIME");
        }
        TimestampCasts zones = call.context().casts().timestamps();
        String cut = "date_trunc('" + part + "', " + zones.wall(type.zone(), "{0}") + ")";
        return call.sql(
                type,
                switch (type.zone()) {
                    case NTZ -> cut;
                    case LTZ -> zones.fromWall(cut, Zone.LTZ);
                    case TZ ->
                        "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := " + unzoned(cut) + ", o := ({0}).o) END";
                },
                value);
    }

    /** TRUNC of a number, or of a date to a part. */
    private static Typed truncateEither(Invocation call) {
        if (call.count() == 2 && Coercions.isMoment(call.type(0))) {
            return truncate(call, DateParts.of(call.constantText(1)), call.argument(0));
        }
        return RoundingFunctions.truncate(call);
    }

    private static Typed extract(Invocation call, String part, Typed argument) {
        requireMondayWeeks(call);
        requireIsoWeeks(call, part);
        Typed value = moment(argument);
        boolean epoch = part.startsWith("epoch");
        String clock = "{0}";
        if (value.type() instanceof SqlType.Timestamp type) {
            TimestampCasts zones = call.context().casts().timestamps();
            clock = epoch && type.zone() != Zone.NTZ
                    ? zones.instant(type.zone(), "{0}")
                    : zones.wall(type.zone(), "{0}");
        }
        return call.sql(digits(part), extracted(part, clock), value);
    }

    private static SqlType digits(String part) {
        return switch (part) {
            case "year", "yearofweek", "yearofweekiso" -> new Numeric(4, 0);
            case "dayofyear" -> new Numeric(3, 0);
            case "epoch_second", "epoch_millisecond" -> SqlTypes.INTEGER;
            case "quarter", "dayofweek", "dayofweekiso" -> new Numeric(1, 0);
            case "millisecond", "microsecond" ->
                throw Errors.unsupported("date or time part '" + part + "' of a value");
            default -> new Numeric(2, 0);
        };
    }

    private static String extracted(String part, String clock) {
        return switch (part) {
            case "dayofweek" -> "dayofweek(" + clock + ")";
            case "dayofweekiso" -> "isodow(" + clock + ")";
            case "weekiso" -> "weekofyear(" + clock + ")";
            case "yearofweek", "yearofweekiso" -> "isoyear(" + clock + ")";
            case "epoch_second" -> "(epoch_ms(CAST(" + clock + " AS TIMESTAMP)) // 1000)";
            case "epoch_millisecond" -> "epoch_ms(CAST(" + clock + " AS TIMESTAMP))";
            default -> "date_part('" + part + "', " + clock + ")";
        };
    }

    /** {@code (target, timestamp)} gives TIMESTAMP_TZ; {@code (source, target, wall clock)} gives TIMESTAMP_NTZ. */
    private static Typed convert(Invocation call) {
        String target = "'" + zone(call, call.count() - 2) + "'";
        if (call.count() == 3) {
            String instant = "timezone('" + zone(call, 0) + "', {0})";
            return call.sql(
                    SqlTypes.TIMESTAMP_NTZ,
                    "timezone(" + target + ", " + instant + ")",
                    call.as(2, SqlTypes.TIMESTAMP_NTZ));
        }
        boolean written = call.type(1) instanceof SqlType.Text;
        Typed source = written ? call.as(1, SqlTypes.TIMESTAMP_TZ) : moment(call.argument(1));
        Typed instant = Coercions.implicit(source, SqlTypes.TIMESTAMP_LTZ);
        return call.sql(
                SqlTypes.TIMESTAMP_TZ,
                "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := {0}, o := CAST(date_diff('minute', {0}, timezone("
                        + target + ", timezone('UTC', {0}))) AS SMALLINT)) END",
                instant);
    }

    private static String zone(Invocation call, int index) {
        String name = call.constantText(index);
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw Errors.compilation("100269", "22023", "Unknown timezone: '" + name + "'");
        }
    }
}
