package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.schedule.CronSchedule;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Instant;
import java.util.Optional;

/** When a crawler starts by itself. Guarded by the book's lock. */
final class CrawlSchedule {
    private Optional<CronSchedule> cron = Optional.empty();
    private String expression = "";
    private Optional<Instant> next = Optional.empty();

    /** Sets the expression, and runs by it; an empty one ends the schedule. */
    void set(String text, Instant now) {
        cron = text.isBlank() ? Optional.empty() : Optional.of(CronSchedule.parse(text));
        expression = text;
        next = cron.flatMap(it -> it.after(now));
    }

    Optional<Instant> next() {
        return next;
    }

    /** Whether a crawl is due then; the one after it is awaited from now on. */
    boolean takeDue(Instant at) {
        Optional<Instant> due = next.filter(time -> !time.isAfter(at));
        if (due.isPresent()) {
            next = cron.flatMap(it -> it.after(at));
        }
        return due.isPresent();
    }

    void start(String crawler, Instant now) {
        CronSchedule schedule = cron.orElseThrow(() -> ServiceException.badRequest(
                "NoScheduleException", "Crawler with name " + crawler + " has no schedule."));
        if (next.isPresent()) {
            throw ServiceException.badRequest(
                    "SchedulerRunningException", "The schedule of crawler " + crawler + " is running already.");
        }
        next = schedule.after(now);
    }

    void stop(String crawler) {
        if (next.isEmpty()) {
            throw ServiceException.badRequest(
                    "SchedulerNotRunningException", "The schedule of crawler " + crawler + " is not running.");
        }
        next = Optional.empty();
    }

    Optional<Result> show() {
        return cron.map(it -> Result.empty()
                .put("ScheduleExpression", expression)
                .put("State", next.isPresent() ? "SCHEDULED" : "NOT_SCHEDULED"));
    }
}
