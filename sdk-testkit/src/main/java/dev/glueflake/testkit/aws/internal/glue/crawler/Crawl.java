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
    Changes changes = Changes.NONE;

    Crawl(Instant started, CrawlPlan plan, Found found) {
        this.started = started;
        this.plan = plan;
        this.found = found;
    }

    /** What the crawl did to the catalog's tables, and to their partitions. */
    record Changes(int created, int updated, int deleted, Partitions partitions) {
        static final Changes NONE = new Changes(0, 0, 0, Partitions.NONE);
    }

    /** What it did to partitions. */
    record Partitions(int created, int deleted) {
        static final Partitions NONE = new Partitions(0, 0);

        Partitions plus(Partitions more) {
            return new Partitions(created + more.created, deleted + more.deleted);
        }
    }

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
