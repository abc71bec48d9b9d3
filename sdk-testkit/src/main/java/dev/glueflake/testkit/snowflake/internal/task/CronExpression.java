package dev.glueflake.testkit.snowflake.internal.task;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * Minute, hour, day of month, month and day of week, as Snowflake takes them.
 *
 * <p>A day fits if both of its fields fit; where both are restricted, if either does. In the night when clocks go back a time
 * comes twice and is due once; a time that a clock skips is not due that day.
 */
final class CronExpression {
    private static final int YEARS = 8;
    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final CronField minute;
    private final CronField hour;
    private final CronField dayOfMonth;
    private final CronField month;
    private final CronField dayOfWeek;

    private CronExpression(String[] fields) {
        minute = CronField.parse(fields[0], 0, 59, List.of());
        hour = CronField.parse(fields[1], 0, 23, List.of());
        dayOfMonth = CronField.parse(fields[2], 1, 31, List.of());
        month = CronField.parse(fields[3], 1, 12, MONTHS);
        dayOfWeek = CronField.parse(fields[4], 0, 6, DAYS);
    }

    /** @throws IllegalArgumentException for anything that is not five such fields */
    static CronExpression parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("not five fields: " + text);
        }
        return new CronExpression(fields);
    }

    /** Empty where nothing is due in the next years, such as on February 30. */
    Optional<ZonedDateTime> next(ZonedDateTime after) {
        LocalDate last = after.toLocalDate().plusYears(YEARS);
        for (LocalDate day = after.toLocalDate(); day.isBefore(last); day = day.plusDays(1)) {
            if (fits(day)) {
                Optional<ZonedDateTime> found = onDay(day, after);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ZonedDateTime> onDay(LocalDate day, ZonedDateTime after) {
        for (int h = 0; h < 24; h++) {
            for (int m = 0; hour.has(h) && m < 60; m++) {
                if (minute.has(m)) {
                    LocalDateTime local = day.atTime(h, m);
                    ZonedDateTime time = local.atZone(after.getZone());
                    boolean exists = time.toLocalDateTime().equals(local);
                    if (exists && time.toInstant().isAfter(after.toInstant())) {
                        return Optional.of(time.truncatedTo(ChronoUnit.MINUTES));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean fits(LocalDate day) {
        if (!month.has(day.getMonthValue())) {
            return false;
        }
        boolean lastOfMonth = day.equals(day.with(TemporalAdjusters.lastDayOfMonth()));
        boolean inMonth = dayOfMonth.has(day.getDayOfMonth()) || (dayOfMonth.last() && lastOfMonth);
        boolean inWeek = inWeek(day);
        boolean either = dayOfMonth.restricted() && dayOfWeek.restricted();
        return either ? inMonth || inWeek : inMonth && inWeek;
    }

    private boolean inWeek(LocalDate day) {
        int number =
                day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : day.getDayOfWeek().getValue();
        boolean lastSuch = !day.plusDays(7).getMonth().equals(day.getMonth());
        return dayOfWeek.has(number) || (dayOfWeek.isLast(number) && lastSuch);
    }
}
