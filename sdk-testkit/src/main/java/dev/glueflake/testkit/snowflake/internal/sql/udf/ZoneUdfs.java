package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.temporal.Nanos;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;

/** Time zones by name. Moments come and go as nanoseconds, with an offset as nanoseconds, a blank and minutes. */
public final class ZoneUdfs {
    /** (instant, zone): the instant and the zone's offset then. */
    public static final String OF_INSTANT = "sf_zone_of_instant";

    /** (wall clock, zone): its instant and the zone's offset then. */
    public static final String OF_WALL = "sf_zone_of_wall";

    /** (wall clock, its zone, another zone): the other's wall clock. */
    public static final String BETWEEN = "sf_zone_between";

    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();

    private ZoneUdfs() {}

    static void define(UdfLibrary library) {
        library.add(OF_INSTANT, arguments -> {
            if (arguments[0] == null || arguments[1] == null) {
                return null;
            }
            Instant instant = Nanos.instant(new BigInteger((String) arguments[0]));
            return text(instant.atZone(zone((String) arguments[1])).toOffsetDateTime());
        });
        library.add(
                OF_WALL,
                arguments -> arguments[0] == null || arguments[1] == null
                        ? null
                        : text(TemporalReader.atWholeMinutes(
                                Nanos.wall(new BigInteger((String) arguments[0])), zone((String) arguments[1]))));
        library.add(BETWEEN, arguments -> {
            if (arguments[0] == null || arguments[1] == null || arguments[2] == null) {
                return null;
            }
            Instant moment = Nanos.wall(new BigInteger((String) arguments[0]))
                    .atZone(zone((String) arguments[1]))
                    .toInstant();
            return Nanos.of(LocalDateTime.ofInstant(moment, zone((String) arguments[2])))
                    .toString();
        });
    }

    private static String text(OffsetDateTime moment) {
        return Nanos.of(moment.toInstant()) + " " + moment.getOffset().getTotalSeconds() / 60;
    }

    /** The zone of that name; refused where there is none. Offsets are no names. */
    public static ZoneId zone(String name) {
        if (!NAMES.contains(name)) {
            throw Errors.compilation("100269", "22023", "Unknown timezone: '" + name + "'");
        }
        return ZoneId.of(name);
    }
}
