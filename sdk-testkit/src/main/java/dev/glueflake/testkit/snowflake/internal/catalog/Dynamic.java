package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes a table a dynamic one: the query that its rows come from, and when they do.
 *
 * @param text the query as written
 * @param statement CREATE DYNAMIC TABLE as written
 * @param mode REFRESH_MODE as written
 * @param incremental whether the query could be refreshed by changes alone
 * @param reason why not, where AUTO chose; else null
 * @param timely whether the query depends on the time
 * @param copied whether it was cloned from another one
 */
public record Dynamic(
        Query query,
        String text,
        String statement,
        Schedule schedule,
        String mode,
        boolean incremental,
        @Nullable String reason,
        boolean timely,
        boolean onCreate,
        boolean copied,
        @Nullable Suspension suspension) {
    /** The lag of a table that is refreshed only for others. */
    public static final String DOWNSTREAM = "DOWNSTREAM";

    /**
     * When and where it is refreshed.
     *
     * @param lag TARGET_LAG as written, or DOWNSTREAM; null only where the scheduler is off
     * @param scheduler SCHEDULER as written, or null
     */
    public record Schedule(
            @Nullable String lag,
            @Nullable String scheduler,
            String warehouse,
            @Nullable String initializationWarehouse) {
        public boolean isOff() {
            return "DISABLE".equals(scheduler);
        }

        /** TARGET_LAG; empty where it has none of its own. */
        public Optional<Duration> duration() {
            return lag == null || lag.equals(DOWNSTREAM) ? Optional.empty() : Optional.of(parse(lag));
        }

        /** {@code 5 minutes}; an IllegalArgumentException for anything else. */
        public static Duration parse(String text) {
            String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,7}")) {
                throw new IllegalArgumentException(text);
            }
            long number = Long.parseLong(parts[0]);
            return switch (parts[1]) {
                case "s", "second", "seconds" -> Duration.ofSeconds(number);
                case "m", "minute", "minutes" -> Duration.ofMinutes(number);
                case "h", "hour", "hours" -> Duration.ofHours(number);
                case "d", "day", "days" -> Duration.ofDays(number);
                default -> throw new IllegalArgumentException(text);
            };
        }
    }

    /** Since when it is not refreshed by itself, and whether that was said of this table. */
    public record Suspension(Instant since, boolean own) {}

    public Dynamic withSchedule(Schedule newSchedule) {
        return new Dynamic(
                query, text, statement, newSchedule, mode, incremental, reason, timely, onCreate, copied, suspension);
    }

    public Dynamic withSuspension(@Nullable Suspension newSuspension) {
        return new Dynamic(
                query, text, statement, schedule, mode, incremental, reason, timely, onCreate, copied, newSuspension);
    }

    /** Of a clone, which waits to be resumed. */
    public Dynamic cloned(Instant now) {
        return new Dynamic(
                query,
                text,
                statement,
                schedule,
                mode,
                incremental,
                reason,
                timely,
                onCreate,
                true,
                new Suspension(now, true));
    }
}
