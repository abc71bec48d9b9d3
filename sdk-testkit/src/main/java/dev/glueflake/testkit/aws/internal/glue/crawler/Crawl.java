package dev.glueflake.testkit.aws.internal.glue.crawler;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One crawl. Guarded by the book's lock. */
final class Crawl {
    final String id = UUID.randomUUID().toString();
    final Instant started;
    final CrawlPlan plan;
    final Found found;
    /** When the crawler began to stop, by itself or because it was told to. */
    Optional<Instant> stoppingSince = Optional.empty();

    Optional<Instant> ended = Optional.empty();
    boolean cancelled;
    Optional<String> failure = Optional.empty();
    Changes changes = new Changes(0, 0, 0);

    Crawl(Instant started, CrawlPlan plan, Found found) {
        this.started = started;
        this.plan = plan;
        this.found = found;
    }

    /** What the crawl did to the catalog's tables. */
    record Changes(int created, int updated, int deleted) {}

    /** As the crawler's last crawl tells it. */
    String status() {
        if (cancelled) {
            return "CANCELLED";
        }
        return failure.isPresent() ? "FAILED" : "SUCCEEDED";
    }

    /** As the list of crawls tells it, in other words. */
    String listed() {
        if (ended.isEmpty()) {
            return "RUNNING";
        }
        if (cancelled) {
            return "STOPPED";
        }
        return failure.isPresent() ? "FAILED" : "COMPLETED";
    }
}
