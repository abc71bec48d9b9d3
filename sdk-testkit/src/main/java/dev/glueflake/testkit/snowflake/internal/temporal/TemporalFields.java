package dev.glueflake.testkit.snowflake.internal.temporal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a pattern found in a text; a part that it did not name is at its beginning. */
final class TemporalFields {
    final int centuryStart;
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour;
    int minute;
    int second;
    int nano;
    boolean afternoon;
    boolean twelveHours;
    boolean negativeOffset;
    int offsetHours;
    int offsetMinutes;
    boolean hasOffset;
    boolean hasDate;

    /**
     * Nothing found yet.
     *
     * @param centuryStart the first year that a year of two digits stands for
     */
    TemporalFields(int centuryStart) {
        this.centuryStart = centuryStart;
    }

    /** A moment in UTC. */
    static TemporalFields at(LocalDateTime moment) {
        TemporalFields fields = new TemporalFields(0);
        fields.year = moment.getYear();
        fields.month = moment.getMonthValue();
        fields.day = moment.getDayOfMonth();
        fields.hour = moment.getHour();
        fields.minute = moment.getMinute();
        fields.second = moment.getSecond();
        fields.nano = moment.getNano();
        fields.hasDate = true;
        fields.hasOffset = true;
        return fields;
    }

    void noTime() {
        hour = 0;
        minute = 0;
        second = 0;
        nano = 0;
        twelveHours = false;
    }

    void shortYear(int value) {
        int within = Math.floorMod(value - centuryStart, 100);
        year = centuryStart + within;
        hasDate = true;
    }

    /** May throw {@link java.time.DateTimeException}: there is no such day. */
    LocalDate date() {
        return LocalDate.of(year, month, day);
    }

    /** May throw {@link java.time.DateTimeException}: there is no such time. */
    LocalTime time() {
        if (twelveHours && (hour < 1 || hour > 12)) {
            throw new java.time.DateTimeException("hour " + hour + " with AM or PM");
        }
        int hours = twelveHours ? hour % 12 + (afternoon ? 12 : 0) : hour;
        return LocalTime.of(hours, minute, second, nano);
    }

    @Nullable
    ZoneOffset offset() {
        if (!hasOffset) {
            return null;
        }
        int sign = negativeOffset ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * offsetHours, sign * offsetMinutes);
    }
}
