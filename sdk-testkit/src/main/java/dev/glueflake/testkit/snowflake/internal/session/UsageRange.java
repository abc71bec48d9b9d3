package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * DATE_RANGE_START and DATE_RANGE_END of functions about what was used: by default the ten minutes before today began.
 *
 * @param from inclusive
 * @param to exclusive
 * @param step how much time a row is about
 */
public record UsageRange(Instant from, Instant to, Duration step) {
    private static final Duration REACH = Duration.ofDays(15);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * The range of a call. Its rows are about 5 minutes where it is no longer than 3 hours, about an hour where it is no longer than 2
     * days, else about a day; that it depends on the length is documented, how is not.
     */
    public static UsageRange of(NamedValues arguments, TableFunctionCall call) {
        Instant now = call.scope().now();
        ZoneId zone = ZoneId.of(call.session().parameters().get("TIMEZONE"));
        Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        // Today's beginning is the documented end, but the documented examples ask for the last hours by a start alone.
        Instant to = arguments
                .time("DATE_RANGE_END")
                .orElse(arguments.time("DATE_RANGE_START").isPresent() ? now : today);
        Instant from = arguments.time("DATE_RANGE_START").orElse(to.minus(Duration.ofMinutes(10)));
        if (from.isBefore(now.minus(REACH)) || to.isBefore(from)) {
            throw Errors.compilation(
                    "001044", "22023", call.name() + ": the date range is not within the last 15 days.");
        }
        Duration length = Duration.between(from, to);
        Duration step = length.compareTo(HOUR.multipliedBy(3)) <= 0
                ? FIVE_MINUTES
                : length.compareTo(DAY.multipliedBy(2)) <= 0 ? HOUR : DAY;
        return new UsageRange(from, to, step);
    }

    public boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** Where the row's time begins that {@code time} is in. */
    public Instant start(Instant time) {
        long steps = Duration.between(from, time).dividedBy(step);
        return from.plus(step.multipliedBy(steps));
    }

    public Instant end(Instant start) {
        Instant end = start.plus(step);
        return end.isAfter(to) ? to : end;
    }
}
