package dev.glueflake.testkit.snowflake.internal.stage.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a pattern found in a text; a part that it did not name is at its beginning. */
final class DateTimeFields {
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

    /** May throw {@link java.time.DateTimeException}: there is no such day. */
    LocalDate date() {
        return LocalDate.of(year, month, day);
    }

    /** May throw {@link java.time.DateTimeException}: there is no such time. */
    LocalTime time() {
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
