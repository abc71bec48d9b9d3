package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A crawler, its state and its crawls. Guarded by the book's lock. */
final class StoredCrawler {
    final String name;
    ObjectNode definition;
    long version = 1;
    final Instant created;
    Instant updated;
    /** Oldest first; the last one may be going on. */
    final List<Crawl> crawls = new ArrayList<>();

    final CrawlSchedule schedule = new CrawlSchedule();

    StoredCrawler(String name, ObjectNode definition, Instant now) {
        this.name = name;
        this.definition = definition;
        this.created = now;
        this.updated = now;
    }

    Optional<Crawl> running() {
        return crawls.isEmpty()
                ? Optional.empty()
                : Optional.of(crawls.get(crawls.size() - 1)).filter(it -> it.ended.isEmpty());
    }

    Optional<Crawl> last() {
        return crawls.stream().filter(it -> it.ended.isPresent()).reduce((first, second) -> second);
    }

    String state() {
        return running()
                .map(crawl -> crawl.stoppingSince.isPresent() ? "STOPPING" : "RUNNING")
                .orElse("READY");
    }

    void requireReady() {
        if (running().isPresent()) {
            throw ServiceException.badRequest(
                    "CrawlerRunningException", "Crawler with name " + name + " has already started");
        }
    }

    void stop(Instant now) {
        Crawl crawl = running()
                .orElseThrow(() -> ServiceException.badRequest(
                        "CrawlerNotRunningException", "Crawler with name " + name + " isn't running"));
        if (crawl.stoppingSince.isPresent()) {
            throw ServiceException.badRequest("CrawlerStoppingException", "Crawler with name " + name + " is stopping");
        }
        crawl.cancelled = true;
        crawl.stoppingSince = Optional.of(now);
    }

    /** Takes the steps that are due; gives the crawl that is over by it. */
    Optional<Crawl> advance(Instant now) {
        Optional<Crawl> running = running();
        if (running.isEmpty()) {
            return running;
        }
        Crawl crawl = running.get();
        Instant finished = crawl.started.plus(crawl.plan.running());
        if (crawl.stoppingSince.isEmpty() && !now.isBefore(finished)) {
            crawl.stoppingSince = Optional.of(finished);
        }
        Optional<Instant> end = crawl.stoppingSince.map(since -> since.plus(crawl.plan.stopping()));
        return end.isPresent() && !now.isBefore(end.get()) ? running : Optional.empty();
    }
}
