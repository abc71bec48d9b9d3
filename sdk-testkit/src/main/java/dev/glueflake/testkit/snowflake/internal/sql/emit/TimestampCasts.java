package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import java.time.ZoneId;
import java.util.Optional;

/** DATE, TIME and the three TIMESTAMPs among themselves; the session's zone is written into the SQL. */
public final class TimestampCasts {
    private static final int MICRO_DIGITS = 6;
    private final String zone;

    TimestampCasts(ZoneId zone) {
        this.zone = Literals.text(zone.getId());
    }

    Optional<String> template(SqlType from, SqlType to) {
        boolean fromDay = from instanceof SqlType.Date;
        if (from instanceof SqlType.Time source && to instanceof SqlType.Time target) {
            return Optional.of(source.scale() <= target.scale() ? "{0}" : cut("{0}", target));
        }
        if (!fromDay && !(from instanceof SqlType.Timestamp)) {
            return Optional.empty();
        }
        if (to instanceof SqlType.Timestamp target) {
            String wall = "CAST({0} AS TIMESTAMP)";
            return Optional.of(cut(
                    fromDay ? fromWall(wall, target.zone()) : between(((SqlType.Timestamp) from).zone(), target),
                    from,
                    target));
        }
        if (to instanceof SqlType.Date) {
            return Optional.of(
                    fromDay ? "{0}" : "CAST(" + wall(((SqlType.Timestamp) from).zone(), "{0}") + " AS DATE)");
        }
        if (fromDay || !(to instanceof SqlType.Time target)) {
            return Optional.empty();
        }
        return Optional.of(cut("CAST(" + wall(((SqlType.Timestamp) from).zone(), "{0}") + " AS TIME)", target));
    }

    private String between(Zone from, SqlType.Timestamp to) {
        if (from == to.zone()) {
            return "{0}";
        }
        if (to.zone() == Zone.NTZ) {
            return wall(from, "{0}");
        }
        if (from == Zone.NTZ) {
            return fromWall("{0}", to.zone());
        }
        return to.zone() == Zone.LTZ ? "({0}).t" : withOffset("{0}");
    }

    /** The wall clock that a timestamp shows. */
    public String wall(Zone from, String sql) {
        return switch (from) {
            case NTZ -> sql;
            case LTZ -> "timezone(" + zone + ", timezone('UTC', " + sql + "))";
            case TZ -> "((" + sql + ").t + to_minutes(CAST((" + sql + ").o AS BIGINT)))";
        };
    }

    /** The instant of a timestamp, as a TIMESTAMP in UTC. */
    public String instant(Zone from, String sql) {
        return switch (from) {
            case NTZ -> fromWall(sql, Zone.LTZ);
            case LTZ -> sql;
            case TZ -> "(" + sql + ").t";
        };
    }

    /** Minutes east of UTC that a timestamp shows. */
    public String offset(Zone from, String sql) {
        return switch (from) {
            case NTZ -> "CAST(0 AS BIGINT)";
            case LTZ -> "date_diff('minute', " + sql + ", " + wall(Zone.LTZ, sql) + ")";
            case TZ -> "CAST((" + sql + ").o AS BIGINT)";
        };
    }

    /** A wall clock of the session's zone as a timestamp of the wanted kind. */
    public String fromWall(String wall, Zone to) {
        String instant = "timezone('UTC', timezone(" + zone + ", " + wall + "))";
        return switch (to) {
            case NTZ -> wall;
            case LTZ -> instant;
            case TZ ->
                "CASE WHEN " + wall + " IS NOT NULL THEN struct_pack(t := " + instant
                        + ", o := CAST(date_diff('minute', " + instant + ", " + wall + ") AS SMALLINT)) END";
        };
    }

    private String withOffset(String instant) {
        return "CASE WHEN " + instant + " IS NOT NULL THEN struct_pack(t := " + instant + ", o := CAST("
                + offset(Zone.LTZ, instant) + " AS SMALLINT)) END";
    }

    /** Fewer fractional digits than DuckDB's six cut the value off. */
    private static String cut(String sql, SqlType from, SqlType.Timestamp to) {
        boolean fine = to.scale() >= MICRO_DIGITS
                || from instanceof SqlType.Date
                || (from instanceof SqlType.Timestamp source && source.scale() <= to.scale());
        return fine ? sql : cut(sql, to);
    }

    static String cut(String sql, SqlType.Timestamp to) {
        if (to.scale() >= MICRO_DIGITS) {
            return sql;
        }
        if (to.zone() == Zone.TZ) {
            String hole = Templates.apply(
                    "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := " + floor("({0}).t", to.scale())
                            + ", o := ({0}).o) END",
                    java.util.List.of(sql));
            return hole;
        }
        return Templates.apply(floor("{0}", to.scale()), java.util.List.of(sql));
    }

    static String cut(String sql, SqlType.Time to) {
        return to.scale() >= MICRO_DIGITS
                ? sql
                : Templates.apply(
                        "({0} - to_microseconds(epoch_us({0}) % " + unit(to.scale()) + "))", java.util.List.of(sql));
    }

    private static long unit(int scale) {
        return (long) Math.pow(10, MICRO_DIGITS - scale);
    }

    private static String floor(String sql, int scale) {
        long unit = unit(scale);
        String micros = "epoch_us(" + sql + ")";
        return "make_timestamp(" + micros + " - ((" + micros + " % " + unit + " + " + unit + ") % " + unit + "))";
    }
}
