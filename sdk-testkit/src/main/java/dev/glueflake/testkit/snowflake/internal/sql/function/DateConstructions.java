package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Templates;
import dev.glueflake.testkit.snowflake.internal.sql.emit.TimestampCasts;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ZoneUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.stream.IntStream;

/** DATE_FROM_PARTS and its kin. Parts may lie outside their usual range: the thirteenth month is the next January. */
final class DateConstructions {
    private static final String DATE =
            "CAST(make_date({0i}, 1, 1) + to_months(CAST({1i} - 1 AS INTEGER)) + to_days(CAST({2i} - 1 AS INTEGER)) AS DATE)";
    private static final int ALL_PARTS = 7;
    private static final int WITH_ZONE = 8;

    private DateConstructions() {}

    static void define(Catalogue f) {
        f.scalar("DATE_FROM_PARTS", 3, 3, call -> call.sql(SqlTypes.DATE, DATE, parts(call, 0, 3)));
        f.synonym("DATEFROMPARTS", "DATE_FROM_PARTS");
        f.scalar("TIME_FROM_PARTS", 3, 4, DateConstructions::time);
        f.synonym("TIMEFROMPARTS", "TIME_FROM_PARTS");
        f.scalar("TIMESTAMP_FROM_PARTS", 2, 2, DateConstructions::ofDateAndTime);
        f.scalar("TIMESTAMP_FROM_PARTS", 6, 8, call -> timestamp(call, TemporalConversions.mapped(call)));
        f.synonym("TIMESTAMPFROMPARTS", "TIMESTAMP_FROM_PARTS");
        f.scalar("TIMESTAMP_NTZ_FROM_PARTS", 2, 2, DateConstructions::ofDateAndTime);
        for (Zone zone : Zone.values()) {
            SqlType.Timestamp type = new SqlType.Timestamp(zone, 9);
            String name = "TIMESTAMP_" + zone + "_FROM_PARTS";
            f.scalar(name, 6, zone == Zone.TZ ? WITH_ZONE : ALL_PARTS, call -> timestamp(call, type));
            f.synonym("TIMESTAMP" + zone + "FROMPARTS", name);
        }
    }

    private static Typed[] parts(Invocation call, int from, int to) {
        return IntStream.range(from, to).mapToObj(call::integer).toArray(Typed[]::new);
    }

    private static Typed time(Invocation call) {
        return call.sql(
                SqlTypes.TIME, DateAdditions.withinDay(clock(0, call.count() == 4)), parts(call, 0, call.count()));
    }

    /** Nanoseconds of the hours {@code {first}}, the minutes, the seconds and perhaps the nanoseconds behind. */
    private static String clock(int first, boolean nanos) {
        return "{" + first + "i} * CAST('3600000000000' AS HUGEINT) + {" + (first + 1)
                + "i} * CAST('60000000000' AS HUGEINT) + {" + (first + 2) + "i} * CAST('1000000000' AS HUGEINT)"
                + (nanos ? " + {" + (first + 3) + "i}" : "");
    }

    private static Typed ofDateAndTime(Invocation call) {
        SqlType.Timestamp type =
                call.name().contains("NTZ") ? new SqlType.Timestamp(Zone.NTZ, 9) : TemporalConversions.mapped(call);
        Typed wall = call.sql(
                SqlTypes.TIMESTAMP_NTZ,
                "(" + Clock.midnight("{0}") + " + {1})",
                call.as(0, SqlTypes.DATE),
                call.as(1, SqlTypes.TIME));
        return Coercions.convert(wall, type);
    }

    private static Typed timestamp(Invocation call, SqlType.Timestamp type) {
        int count = Math.min(call.count(), ALL_PARTS);
        String nanos = Clock.midnight(DATE) + " + " + clock(3, count == ALL_PARTS);
        Typed wall = call.sql(SqlTypes.TIMESTAMP_NTZ, "CAST(" + nanos + " AS HUGEINT)", parts(call, 0, count));
        if (call.count() < WITH_ZONE) {
            return Coercions.convert(wall, type);
        }
        if (type.zone() != Zone.TZ) {
            throw call.invalidTypes();
        }
        Typed zone = Zones.argument(call, ALL_PARTS);
        String text = Templates.apply(Udf.call(ZoneUdfs.OF_WALL, "{0}", "{1}"), List.of("{0}", "{1}"));
        return call.sql(type, TimestampCasts.ofText(text), wall, zone);
    }
}
