package dev.glueflake.testkit.aws.internal.glue.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Predicate;

/** The days of a cron expression: those of the month or those of the week, never both. */
final class CronDays {
    private static final CronField OF_MONTH = new CronField("Day-of-month", 1, 31, List.of());
    private static final CronField OF_WEEK =
            new CronField("Day-of-week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));
    private static final String ANY = "?";
    private static final int WEEK = 7;

    private final Predicate<LocalDate> days;

    private CronDays(Predicate<LocalDate> days) {
        this.days = days;
    }

    static CronDays of(String ofMonth, String ofWeek) {
        if (ofMonth.equals(ANY) == ofWeek.equals(ANY)) {
            throw new IllegalArgumentException("exactly one of Day-of-month and Day-of-week must be ?");
        }
        return new CronDays(ofWeek.equals(ANY) ? monthly(ofMonth) : weekly(ofWeek));
    }

    boolean contains(LocalDate day) {
        return days.test(day);
    }

    private static Predicate<LocalDate> monthly(String text) {
        if (text.equals("L")) {
            return day -> day.equals(day.with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (text.endsWith("W")) {
            int wanted = OF_MONTH.value(text.substring(0, text.length() - 1));
            return day -> wanted <= day.lengthOfMonth() && day.equals(nearestWeekday(day.withDayOfMonth(wanted)));
        }
        NavigableSet<Integer> values = OF_MONTH.values(text);
        return day -> values.contains(day.getDayOfMonth());
    }

    /** Stays in the month. */
    private static LocalDate nearestWeekday(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
        }
        return day;
    }

    private static Predicate<LocalDate> weekly(String text) {
        if (text.length() > 1 && text.endsWith("L")) {
            int wanted = OF_WEEK.value(text.substring(0, text.length() - 1));
            return day -> number(day) == wanted && day.plusDays(WEEK).getMonth() != day.getMonth();
        }
        NavigableSet<Integer> values = OF_WEEK.values(text.equals("L") ? "SAT" : text);
        return day -> values.contains(number(day));
    }

    /** 1 is Sunday. */
    private static int number(LocalDate day) {
        return day.getDayOfWeek().getValue() % WEEK + 1;
    }
}
