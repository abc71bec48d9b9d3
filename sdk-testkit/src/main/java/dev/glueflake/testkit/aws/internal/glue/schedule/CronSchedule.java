package dev.glueflake.testkit.aws.internal.glue.schedule;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cron expression as Glue takes it: six fields, in UTC, not more often than every five minutes. Immutable. */
public final class CronSchedule {
    private static final Pattern SHAPE = Pattern.compile("cron\\((.*)\\)");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final int FIELDS = 6;
    private static final int MIN_MINUTES = 5;
    private static final int HOUR = 60;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private final NavigableSet<Integer> minutes;
    private final NavigableSet<Integer> hours;
    private final NavigableSet<Integer> months;
    private final NavigableSet<Integer> years;
    private final CronDays days;

    private CronSchedule(String[] fields) {
        this.minutes = new CronField("Minutes", 0, HOUR - 1, List.of()).values(fields[0]);
        this.hours = new CronField("Hours", 0, 23, List.of()).values(fields[1]);
        this.months = new CronField("Month", 1, 12, MONTHS).values(fields[3]);
        this.years = new CronField("Year", FIRST_YEAR, LAST_YEAR, List.of()).values(fields[5]);
        this.days = CronDays.of(fields[2], fields[4]);
    }

    /**
     * Reads an expression.
     *
     * @throws ServiceException {@code InvalidInputException} that says which field is wrong
     */
    public static CronSchedule parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        String[] fields = shape.matches() ? shape.group(1).strip().split("\\s+") : new String[0];
        if (fields.length != FIELDS) {
            throw invalid(text, "it must be cron(Minutes Hours Day-of-month Month Day-of-week Year)");
        }
        try {
            CronSchedule schedule = new CronSchedule(fields);
            schedule.requireSlow();
            return schedule;
        } catch (IllegalArgumentException e) {
            throw invalid(text, String.valueOf(e.getMessage()));
        }
    }

    private static ServiceException invalid(String text, String reason) {
        return GlueErrors.invalid("Invalid schedule " + text + ": " + reason + ".");
    }

    private void requireSlow() {
        int before = hours.size() > 1 ? minutes.last() - HOUR : minutes.first() - HOUR;
        for (int minute : minutes) {
            if (minute - before < MIN_MINUTES) {
                throw new IllegalArgumentException("rates faster than 5 minutes are not supported");
            }
            before = minute;
        }
    }

    /** The next time after another one; empty if there is none any more. */
    public Optional<Instant> after(Instant last) {
        LocalDateTime from = LocalDateTime.ofInstant(last, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        LocalDate end = LocalDate.of(years.last(), 12, 31);
        for (LocalDate day = from.toLocalDate(); !day.isAfter(end); day = day.plusDays(1)) {
            if (falls(day)) {
                Optional<LocalDateTime> time = firstFrom(day, from);
                if (time.isPresent()) {
                    return time.map(found -> found.toInstant(ZoneOffset.UTC));
                }
            }
        }
        return Optional.empty();
    }

    private boolean falls(LocalDate day) {
        return years.contains(day.getYear()) && months.contains(day.getMonthValue()) && days.contains(day);
    }

    private Optional<LocalDateTime> firstFrom(LocalDate day, LocalDateTime from) {
        return hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> day.atTime(hour, minute)))
                .filter(time -> !time.isBefore(from))
                .findFirst();
    }
}
