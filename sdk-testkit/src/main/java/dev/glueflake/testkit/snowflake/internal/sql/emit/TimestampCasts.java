package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * DATE, TIME and the three TIMESTAMPs among themselves; the session's zone is written into the SQL. Fewer fractional digits
 * cut a value off.
 */
public final class TimestampCasts {
    private static final int NANO_DIGITS = 9;
    /** More digits would not fit DuckDB's decimals on the way. */
    private static final int MAX_FRACTION = 26;

    private static final String NANOS_OF_MINUTE = "60000000000";
    private final ZoneId zone;
    private final String zoneName;

    TimestampCasts(ZoneId zone) {
        this.zone = zone;
        this.zoneName = Literals.text(zone.getId());
    }

    Optional<String> template(SqlType from, SqlType to) {
        if (from instanceof SqlType.Time source) {
            return to instanceof SqlType.Time target
                    ? Optional.of(source.scale() <= target.scale() ? "{0}" : Clock.cut("{0}", target.scale()))
                    : Optional.empty();
        }
        if (from instanceof SqlType.Date) {
            return fromDate(to);
        }
        if (from instanceof SqlType.Timestamp source) {
            return fromTimestamp(source, to);
        }
        return from instanceof SqlType.Numeric number && to instanceof SqlType.Timestamp target
                ? Optional.of(epoch(number, 0, target))
                : Optional.empty();
    }

    private Optional<String> fromDate(SqlType to) {
        if (to instanceof SqlType.Date) {
            return Optional.of("{0}");
        }
        return to instanceof SqlType.Timestamp target
                ? Optional.of(fromWall(Clock.midnight("{0}"), target.zone()))
                : Optional.empty();
    }

    private Optional<String> fromTimestamp(SqlType.Timestamp from, SqlType to) {
        if (to instanceof SqlType.Timestamp target) {
            String moved = between(from.zone(), target.zone());
            return Optional.of(from.scale() <= target.scale() ? moved : cut(moved, target));
        }
        String wall = wall(from.zone(), "{0}");
        if (to instanceof SqlType.Date) {
            return Optional.of(Clock.date(wall));
        }
        return to instanceof SqlType.Time target
                ? Optional.of(Clock.cut(Clock.rest(wall, Clock.DAY), target.scale()))
                : Optional.empty();
    }

    private String between(Zone from, Zone to) {
        if (from == to) {
            return "{0}";
        }
        if (to == Zone.NTZ) {
            return wall(from, "{0}");
        }
        if (from == Zone.NTZ) {
            return fromWall("{0}", to);
        }
        return to == Zone.LTZ ? "({0}).t" : fromInstant("{0}");
    }

    /** A count since 1970 in units of {@code 10^-scale} seconds, as a timestamp of the wanted kind. */
    public String epoch(SqlType.Numeric number, int scale, SqlType.Timestamp to) {
        String unit = "1" + "0".repeat(NANO_DIGITS - scale);
        String whole = "CAST(floor({0}) AS HUGEINT) * " + unit;
        if (number.scale() > MAX_FRACTION) {
            throw Errors.unsupported("epoch of a number with " + number.scale() + " decimal digits");
        }
        String nanos = number.scale() == 0
                ? "CAST({0} AS HUGEINT) * " + unit
                : whole + " + CAST(floor(CAST({0} - floor({0}) AS DECIMAL(" + (number.scale() + 1) + ","
                        + number.scale() + ")) * CAST('" + unit + "' AS DECIMAL(" + unit.length() + ",0))) AS BIGINT)";
        String instant = "CAST(" + nanos + " AS HUGEINT)";
        return to.zone() == Zone.TZ ? fromInstant(instant) : instant;
    }

    /** The wall clock that a timestamp shows. */
    public String wall(Zone from, String sql) {
        return switch (from) {
            case NTZ -> sql;
            case LTZ -> local(sql);
            case TZ -> Templates.apply("(({0}).t + ({0}).o * " + NANOS_OF_MINUTE + ")", List.of(sql));
        };
    }

    private String local(String instant) {
        if (zone.getRules().isFixedOffset()) {
            return shifted(instant, zone.getRules().getOffset(Instant.EPOCH), 1);
        }
        String shown = "epoch_us(timezone(" + zoneName + ", timezone('UTC', " + Clock.micros("{0}") + ")))";
        return Templates.apply(
                "(" + shown + " * CAST(1000 AS HUGEINT) + " + Clock.rest("{0}", 1_000) + ")", List.of(instant));
    }

    private String instantOf(String wall) {
        if (zone.getRules().isFixedOffset()) {
            return shifted(wall, zone.getRules().getOffset(Instant.EPOCH), -1);
        }
        String utc = "epoch_us(timezone('UTC', timezone(" + zoneName + ", " + Clock.micros("{0}") + ")))";
        return Templates.apply(
                "(" + utc + " * CAST(1000 AS HUGEINT) + " + Clock.rest("{0}", 1_000) + ")", List.of(wall));
    }

    private static String shifted(String sql, ZoneOffset offset, int sign) {
        long nanos = sign * Clock.SECOND * offset.getTotalSeconds();
        return nanos == 0 ? sql : "(" + sql + " + " + nanos + ")";
    }

    /** The instant of a timestamp, in nanoseconds since 1970. */
    public String instant(Zone from, String sql) {
        return switch (from) {
            case NTZ -> fromWall(sql, Zone.LTZ);
            case LTZ -> sql;
            case TZ -> "(" + sql + ").t";
        };
    }

    /** Minutes east of UTC that a timestamp shows; none for NTZ. */
    public String offset(Zone from, String sql) {
        return switch (from) {
            case NTZ -> "CAST(NULL AS BIGINT)";
            case LTZ ->
                Templates.apply(
                        "CAST((" + local("{0}") + " - {0}) // " + NANOS_OF_MINUTE + " AS BIGINT)", List.of(sql));
            case TZ -> "CAST((" + sql + ").o AS BIGINT)";
        };
    }

    /** A wall clock of the session's zone as a timestamp of the wanted kind. */
    public String fromWall(String wall, Zone to) {
        return switch (to) {
            case NTZ -> wall;
            case LTZ -> instantOf(wall);
            case TZ ->
                Templates.apply(
                        zoned(
                                "{0} - " + minutes("{0}", instantOf("{0}")) + " * CAST(" + NANOS_OF_MINUTE
                                        + " AS HUGEINT)",
                                minutes("{0}", instantOf("{0}"))),
                        List.of(wall));
        };
    }

    /** An instant as TIMESTAMP_TZ with the offset that the session's zone has then. */
    private String fromInstant(String instant) {
        return Templates.apply(zoned("{0}", minutes(local("{0}"), "{0}")), List.of(instant));
    }

    private static String minutes(String wall, String instant) {
        return "((" + wall + " - " + instant + ") // " + NANOS_OF_MINUTE + ")";
    }

    private static String zoned(String instant, String minutes) {
        return "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := CAST(" + instant + " AS HUGEINT), o := CAST(" + minutes
                + " AS SMALLINT)) END";
    }

    /** The TIMESTAMP_TZ {@code {0}} moved to another wall clock; it keeps its offset. */
    public static String moved(String wall) {
        return "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := CAST(" + wall + " - ({0}).o * " + NANOS_OF_MINUTE
                + " AS HUGEINT), o := ({0}).o) END";
    }

    /** A TIMESTAMP_TZ of the text that the functions in Java give: nanoseconds, a blank and minutes. */
    public static String ofText(String text) {
        return "list_transform([" + text + "], lambda r: CASE WHEN r IS NOT NULL THEN struct_pack("
                + "t := CAST(split_part(r, ' ', 1) AS HUGEINT), o := CAST(split_part(r, ' ', 2) AS SMALLINT)) END)[1]";
    }

    private static String cut(String sql, SqlType.Timestamp to) {
        if (to.zone() != Zone.TZ) {
            return Clock.cut(sql, to.scale());
        }
        return Templates.apply(
                "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := " + Clock.cut("({0}).t", to.scale())
                        + ", o := ({0}).o) END",
                List.of(sql));
    }
}
