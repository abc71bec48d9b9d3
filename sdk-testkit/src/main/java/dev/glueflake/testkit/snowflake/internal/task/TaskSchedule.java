package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a task is due. */
public sealed interface TaskSchedule {
    /** Matches {@code 5 MINUTE}, {@code 10 m}, {@code 30 SECONDS}. */
    Pattern INTERVAL =
            Pattern.compile("\\s*([0-9]{1,9})\\s*(H|HOURS?|M|MINUTES?|S|SECONDS?)\\s*", Pattern.CASE_INSENSITIVE);

    /** Matches {@code USING CRON 0 9 * * 1-5 America/New_York}. */
    Pattern CRON =
            Pattern.compile("\\s*USING\\s+CRON\\s+((?:\\S+\\s+){4}\\S+)\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

    /** The first time behind {@code after}, if any; {@code after} is when the task was resumed or was due the last time. */
    Optional<Instant> next(Instant after);

    record Every(Duration interval) implements TaskSchedule {
        /** Longer intervals are taken, but never due. */
        private static final Duration LONGEST = Duration.ofDays(8);

        @Override
        public Optional<Instant> next(Instant after) {
            return interval.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(after.plus(interval));
        }
    }

    record Cron(CronExpression expression, ZoneId zone) implements TaskSchedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return expression.next(after.atZone(zone)).map(time -> time.toInstant());
        }
    }

    /** The value of SCHEDULE. */
    static TaskSchedule parse(String text) {
        Matcher interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            return every(
                    text, Long.parseLong(interval.group(1)), interval.group(2).toUpperCase(Locale.ROOT));
        }
        Matcher cron = CRON.matcher(text);
        if (!cron.matches()) {
            throw invalid(text);
        }
        try {
            return new Cron(CronExpression.parse(cron.group(1)), ZoneId.of(cron.group(2)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw invalid(text);
        }
    }

    private static TaskSchedule every(String text, long number, String unit) {
        Duration interval =
                switch (unit.charAt(0)) {
                    case 'H' -> Duration.ofHours(number);
                    case 'M' -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                };
        if (interval.compareTo(Duration.ofSeconds(10)) < 0) {
            throw invalid(text);
        }
        return new Every(interval);
    }

    private static SnowflakeException invalid(String text) {
        return Errors.compilation("001008", "22023", "invalid value [" + text + "] for parameter 'SCHEDULE'");
    }
}
