package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.sql.emit.TimestampCasts;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** Dates, times and timestamps as the arguments of functions; templates over the argument {@code {0}}. */
final class Moments {
    private Moments() {}

    static boolean isTemporal(SqlType type) {
        return Coercions.isMoment(type) || type instanceof SqlType.Time;
    }

    /** The argument as it is where it is a date or time, else as TIMESTAMP_NTZ. */
    static Typed of(Invocation call, int index) {
        SqlType type = call.type(index);
        boolean readable =
                type instanceof SqlType.Text || type instanceof SqlType.Null || type instanceof SqlType.Variant;
        if (!isTemporal(type) && !readable) {
            throw call.invalidTypes();
        }
        return readable ? call.as(index, SqlTypes.TIMESTAMP_NTZ) : call.argument(index);
    }

    /** The nanoseconds of the wall clock that the value shows. */
    static String wall(Invocation call, SqlType type) {
        if (type instanceof SqlType.Timestamp timestamp) {
            return zones(call).wall(timestamp.zone(), "{0}");
        }
        return type instanceof SqlType.Date ? Clock.midnight("{0}") : "{0}";
    }

    /** The day that the value shows, as a DATE. */
    static String date(Invocation call, SqlType type) {
        return type instanceof SqlType.Date ? "{0}" : Clock.date(wall(call, type));
    }

    /** The timestamp moved to another wall clock of its zone. */
    static String at(Invocation call, SqlType.Timestamp type, String wall) {
        return type.zone() == Zone.TZ ? TimestampCasts.moved(wall) : zones(call).fromWall(wall, type.zone());
    }

    /** The timestamp moved by so many nanoseconds. */
    static String after(SqlType.Timestamp type, String nanos) {
        return type.zone() == Zone.TZ
                ? "CASE WHEN {0} IS NOT NULL THEN struct_pack(t := CAST(({0}).t + " + nanos
                        + " AS HUGEINT), o := ({0}).o) END"
                : "CAST({0} + " + nanos + " AS HUGEINT)";
    }

    static TimestampCasts zones(Invocation call) {
        return call.context().casts().timestamps();
    }
}
