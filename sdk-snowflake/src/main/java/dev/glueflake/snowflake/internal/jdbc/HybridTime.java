package dev.glueflake.snowflake.internal.jdbc;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Moves between {@link Timestamp}, whose days before October 1582 are Julian, and {@code java.time}, which knows one
 * calendar only. Everything is read in UTC; the driver converts in the same way on its side.
 */
final class HybridTime {

    private static final long MILLIS_PER_SECOND = 1000;

    private HybridTime() {}

    static LocalDateTime inUtc(Timestamp timestamp) {
        GregorianCalendar calendar = utc();
        calendar.setTimeInMillis(Math.floorDiv(timestamp.getTime(), MILLIS_PER_SECOND) * MILLIS_PER_SECOND);
        int year = calendar.get(Calendar.YEAR);
        return LocalDateTime.of(
                calendar.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
                calendar.get(Calendar.MONTH) + 1,
                calendar.get(Calendar.DAY_OF_MONTH),
                calendar.get(Calendar.HOUR_OF_DAY),
                calendar.get(Calendar.MINUTE),
                calendar.get(Calendar.SECOND),
                timestamp.getNanos());
    }

    static Timestamp ofUtc(LocalDateTime time) {
        GregorianCalendar calendar = utc();
        LocalDateTime seconds = time.truncatedTo(ChronoUnit.SECONDS);
        calendar.clear();
        calendar.set(
                seconds.getYear(),
                seconds.getMonthValue() - 1,
                seconds.getDayOfMonth(),
                seconds.getHour(),
                seconds.getMinute(),
                seconds.getSecond());
        Timestamp timestamp = new Timestamp(calendar.getTimeInMillis());
        timestamp.setNanos(time.get(ChronoField.NANO_OF_SECOND));
        return timestamp;
    }

    static GregorianCalendar utc() {
        return new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    }
}
