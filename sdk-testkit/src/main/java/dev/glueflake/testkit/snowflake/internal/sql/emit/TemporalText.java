package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import java.util.List;

/** Dates and times out of text by Snowflake's AUTO detection: ISO 8601, two written dates, and seconds since 1970. */
final class TemporalText {
    private static final String DAY = "[0-9]{4,4}-[0-9]{1,2}-[0-9]{1,2}";
    private static final String CLOCK = "[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:[.][0-9]*)?)?";
    private static final String OFFSET = "Z|[+-][0-9]{2,2}(?::?[0-9]{2,2})?";
    private static final String MOMENT = "(" + DAY + "(?:[T ]" + CLOCK + ")?)(?: ?(" + OFFSET + "))?";
    private static final String SLASHED = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4,4}";
    private static final String NAMED = "[0-9]{1,2}-[A-Za-z]{3,3}-[0-9]{4,4}";
    private static final String FINE = "[.][0-9]{6,6}[0-9]*[1-9]";
    private static final String TOO_FINE =
            EngineErrors.raise("000002", "0A000", "Unsupported feature 'TIMESTAMP with digits beyond microseconds'.");
    private final TimestampCasts timestamps;
    private static final String CLOCK_TOO_FINE =
            EngineErrors.raise("000002", "0A000", "Unsupported feature 'TIME with digits beyond microseconds'.");
    private final CastSettings settings;

    TemporalText(TimestampCasts timestamps, CastSettings settings) {
        this.timestamps = timestamps;
        this.settings = settings;
    }

    String parse(SqlType to, Failure failure) {
        if (to instanceof SqlType.Date) {
            return orFailed(date(), "DATE", "100040", "Date", failure);
        }
        if (to instanceof SqlType.Time clock) {
            return orFailed(TimestampCasts.cut(time(), clock), "TIME", "100108", "Time", failure);
        }
        SqlType.Timestamp target = (SqlType.Timestamp) to;
        return orFailed(
                TimestampCasts.cut(timestamp(target.zone()), target),
                PhysicalTypes.of(to),
                "100035",
                "Timestamp",
                failure);
    }

    private static boolean isAuto(String format) {
        return format.equalsIgnoreCase("AUTO");
    }

    private String byFormat(String format) {
        return TemporalFormat.parse(format).read("trim({0})", settings.centuryStart());
    }

    private String time() {
        if (!isAuto(settings.timeInput())) {
            return "CAST(" + byFormat(settings.timeInput()) + " AS TIME)";
        }
        return "CASE WHEN regexp_matches({0}, '" + FINE + "') THEN CAST(" + CLOCK_TOO_FINE
                + " AS TIME) WHEN regexp_full_match(trim({0}), '" + CLOCK + "') THEN TRY_CAST(trim({0}) AS TIME) END";
    }

    /** Reads text in a given format; the clock is the session's. */
    String read(String format, SqlType to, Failure failure) {
        if (isAuto(format)) {
            return parse(to, failure);
        }
        String wall = TemporalFormat.parse(format).read("{0}", settings.centuryStart());
        if (to instanceof SqlType.Timestamp timestamp) {
            return orFailed(
                    timestamps.fromWall(wall, timestamp.zone()),
                    PhysicalTypes.of(to),
                    "100096",
                    "Can't parse",
                    failure);
        }
        String physical = PhysicalTypes.of(to);
        return orFailed("CAST(" + wall + " AS " + physical + ")", physical, "100096", "Can't parse", failure);
    }

    private static String orFailed(String attempt, String physical, String code, String word, Failure failure) {
        if (failure == Failure.NULL) {
            return attempt;
        }
        return "COALESCE(" + attempt + ", CASE WHEN {0} IS NOT NULL THEN CAST("
                + EngineErrors.raise(
                        code,
                        "22007",
                        word + " '",
                        "{0}",
                        word.startsWith("Can't") ? "' with the given format" : "' is not recognized")
                + " AS " + physical + ") END)";
    }

    private String date() {
        String format = settings.dateInput();
        if (!isAuto(format) && !format.equalsIgnoreCase("YYYY-MM-DD")) {
            return "CAST(" + byFormat(format) + " AS DATE)";
        }
        return "CASE WHEN regexp_full_match(trim({0}), '" + MOMENT + "') THEN CAST(TRY_CAST(" + part(1)
                + " AS TIMESTAMP) AS DATE)"
                + " WHEN regexp_full_match(trim({0}), '" + SLASHED
                + "') THEN CAST(try_strptime(trim({0}), '%m/%d/%Y') AS DATE)"
                + " WHEN regexp_full_match(trim({0}), '" + NAMED
                + "') THEN CAST(try_strptime(trim({0}), '%d-%b-%Y') AS DATE)"
                + " WHEN regexp_full_match(trim({0}), '-?[0-9]{1,18}') THEN CAST(" + epoch("CAST(trim({0}) AS BIGINT)")
                + " AS DATE) END";
    }

    private String timestamp(Zone zone) {
        if (!isAuto(settings.timestampInput())) {
            return timestamps.fromWall(byFormat(settings.timestampInput()), zone);
        }
        return "CASE WHEN regexp_matches({0}, '" + FINE + "') THEN " + TOO_FINE
                + " WHEN regexp_full_match(trim({0}), '" + MOMENT + "') THEN " + moment(zone)
                + " WHEN regexp_full_match(trim({0}), '-?[0-9]{1,18}') THEN "
                + utc(epoch("CAST(trim({0}) AS BIGINT)"), zone) + " END";
    }

    private String moment(Zone zone) {
        String wall = "TRY_CAST(" + part(1) + " AS TIMESTAMP)";
        if (zone == Zone.NTZ) {
            return wall;
        }
        String minutes = offsetMinutes(part(2));
        String utc = "(" + wall + " - to_minutes(" + minutes + "))";
        String known = zone == Zone.LTZ
                ? utc
                : "CASE WHEN " + wall + " IS NOT NULL THEN struct_pack(t := " + utc + ", o := CAST(" + minutes
                        + " AS SMALLINT)) END";
        return "CASE WHEN " + part(2) + " = '' THEN " + timestamps.fromWall(wall, zone) + " ELSE " + known + " END";
    }

    private static String part(int group) {
        return "regexp_extract(trim({0}), '^" + MOMENT + "$', " + group + ")";
    }

    /** Minutes of {@code Z}, {@code +02}, {@code +0230} or {@code -02:30}. */
    static String offsetMinutes(String offset) {
        return Templates.apply(
                "CASE WHEN {0} IN ('Z', '') THEN 0 ELSE CAST(substr({0}, 1, 3) AS BIGINT) * 60"
                        + " + CAST(substr({0}, 1, 1) || COALESCE(NULLIF(substr(replace({0}, ':', ''), 4, 2), ''), '0') AS BIGINT) END",
                List.of(offset));
    }

    /** A count since 1970 as a TIMESTAMP: seconds, milliseconds, microseconds or nanoseconds by its size, as Snowflake guesses. */
    static String epoch(String count) {
        return Templates.apply(
                "CASE WHEN abs({0}) < 31536000000 THEN make_timestamp({0} * 1000000)"
                        + " WHEN abs({0}) < 31536000000000 THEN make_timestamp({0} * 1000)"
                        + " WHEN abs({0}) < 31536000000000000 THEN make_timestamp({0}) ELSE make_timestamp({0} // 1000) END",
                List.of(count));
    }

    private static String utc(String timestamp, Zone zone) {
        return zone == Zone.TZ ? "struct_pack(t := " + timestamp + ", o := CAST(0 AS SMALLINT))" : timestamp;
    }
}
