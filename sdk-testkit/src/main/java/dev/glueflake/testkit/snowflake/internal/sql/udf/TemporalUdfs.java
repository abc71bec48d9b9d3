package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.temporal.Nanos;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalPattern;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader.ReaderSettings;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times from text and to text. They are the counts that the engine keeps: days, nanoseconds, and for a TIMESTAMP_TZ
 * nanoseconds, a blank and the offset in minutes.
 */
public final class TemporalUdfs {
    /** Reads: (text, format, settings), see {@link #settings}; NULL where the text is none. */
    public static final String READ_DATE = "sf_read_date";

    public static final String READ_TIME = "sf_read_time";
    public static final String READ_NTZ = "sf_read_ntz";
    public static final String READ_LTZ = "sf_read_ltz";
    public static final String READ_TZ = "sf_read_tz";

    /** Writes: (nanoseconds of the wall clock, offset in minutes or NULL, format). */
    public static final String WRITE = "sf_write_moment";

    private static final int MAX_KEPT = 1_000;
    private static final Map<Key, TemporalReader> READERS = new ConcurrentHashMap<>();

    private TemporalUdfs() {}

    static void define(UdfLibrary library) {
        reader(library, READ_DATE, digits -> SqlTypes.DATE);
        reader(library, READ_TIME, SqlType.Time::new);
        reader(library, READ_NTZ, digits -> new SqlType.Timestamp(SqlType.Zone.NTZ, digits));
        reader(library, READ_LTZ, digits -> new SqlType.Timestamp(SqlType.Zone.LTZ, digits));
        reader(library, READ_TZ, digits -> new SqlType.Timestamp(SqlType.Zone.TZ, digits));
        library.add(WRITE, TemporalUdfs::write);
    }

    /** What a reader is made of. */
    private record Key(String name, Object format, String settings) {}

    /** The type of that many digits. */
    @FunctionalInterface
    private interface Typing {
        SqlType of(int digits);
    }

    private static void reader(UdfLibrary library, String name, Typing typing) {
        library.add(name, arguments -> {
            Object text = arguments[0];
            if (text == null || arguments[1] == null) {
                return null;
            }
            Key key = new Key(name, arguments[1], String.valueOf(arguments[2]));
            return counted(reader(key, typing).read((String) text));
        });
    }

    private static TemporalReader reader(Key key, Typing typing) {
        TemporalReader known = READERS.get(key);
        if (known != null) {
            return known;
        }
        String[] settings = key.settings().split(" ", -1);
        TemporalReader reader = new TemporalReader(
                typing.of(Integer.parseInt(settings[0])),
                key.format().toString(),
                new ReaderSettings(
                        ZoneId.of(settings[1]), LocalDate.parse(settings[2]), Integer.parseInt(settings[3])));
        if (READERS.size() < MAX_KEPT) {
            READERS.put(key, reader);
        }
        return reader;
    }

    /** The third argument of a function that reads. */
    public static String settings(int digits, ReaderSettings settings) {
        return digits + " " + settings.zone().getId() + " " + settings.today() + " " + settings.centuryStart();
    }

    private static @Nullable String counted(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return Long.toString(date.toEpochDay());
        }
        if (value instanceof LocalTime time) {
            return Long.toString(time.toNanoOfDay());
        }
        if (value instanceof LocalDateTime wall) {
            return Nanos.of(wall).toString();
        }
        if (value instanceof Instant instant) {
            return Nanos.of(instant).toString();
        }
        return value instanceof OffsetDateTime moment
                ? Nanos.of(moment.toInstant()) + " " + moment.getOffset().getTotalSeconds() / 60
                : null;
    }

    private static @Nullable String write(@Nullable Object[] arguments) {
        Object nanos = arguments[0];
        Object offset = arguments[1];
        Object format = arguments[2];
        if (nanos == null || format == null) {
            return null;
        }
        return TemporalPattern.of(format.toString())
                .write(
                        Nanos.wall(new BigInteger(nanos.toString())),
                        offset == null ? null : Integer.valueOf(offset.toString()));
    }
}
