package dev.glueflake.snowflake.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads days and times without the time zone of this JVM.
 *
 * <p>Where the session parameter JDBC_USE_SESSION_TIMEZONE is on, the driver gives a TIME with all its digits and a
 * TIMESTAMP_TZ with its own offset. Where it is off, a TIME comes in milliseconds, and the offset only if the session's
 * output format prints it; the instant is exact in both cases.
 */
final class JdbcTimes {

    private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)$");
    private static final long DAY_MILLIS = 86_400_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private JdbcTimes() {}

    static @Nullable LocalDate date(ResultSet result, int index) throws SQLException {
        // The driver gives the days since 1970 as they are; its Date is wrong around October 1582.
        long days = result.getLong(index);
        return result.wasNull() ? null : LocalDate.ofEpochDay(days);
    }

    static @Nullable LocalTime time(ResultSet result, int index) throws SQLException {
        Timestamp exact = result.getTimestamp(index);
        Time time = result.getTime(index);
        if (exact == null || time == null) {
            return null;
        }
        LocalTime inUtc = LocalTime.ofNanoOfDay(Math.floorMod(time.getTime(), DAY_MILLIS) * NANOS_PER_MILLI);
        LocalTime wallClock = printed(exact).toLocalTime();
        boolean isWallClock = result.getString(index)
                .startsWith(wallClock.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME));
        return isWallClock ? wallClock : inUtc;
    }

    static @Nullable LocalDateTime wallClock(ResultSet result, int index) throws SQLException {
        Timestamp timestamp = result.getTimestamp(index, HybridTime.utc());
        return timestamp == null ? null : HybridTime.inUtc(timestamp);
    }

    static @Nullable Instant instant(ResultSet result, int index) throws SQLException {
        LocalDateTime inUtc = wallClock(result, index);
        return inUtc == null ? null : inUtc.toInstant(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime withOffset(ResultSet result, int index) throws SQLException {
        Timestamp timestamp = result.getTimestamp(index, HybridTime.utc());
        if (timestamp == null) {
            return null;
        }
        LocalDateTime inUtc = HybridTime.inUtc(timestamp);
        ZoneOffset offset = timestamp.getClass() == Timestamp.class
                ? printedOffset(result.getString(index))
                : ZoneOffset.ofTotalSeconds((int) ChronoUnit.SECONDS.between(inUtc, printed(timestamp)));
        return inUtc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset);
    }

    /** The driver's own kind of timestamp prints itself in its own zone, any other in that of the JVM. */
    private static LocalDateTime printed(Timestamp timestamp) {
        return LocalDateTime.parse(timestamp.toString().replace(' ', 'T'));
    }

    private static ZoneOffset printedOffset(String text) {
        Matcher matcher = OFFSET.matcher(text);
        return matcher.find() ? ZoneOffset.of(matcher.group(1) + ":" + matcher.group(2)) : ZoneOffset.UTC;
    }
}
