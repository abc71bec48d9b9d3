package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import dev.glueflake.testkit.aws.internal.glue.discover.CrawledStore;
import dev.glueflake.testkit.aws.internal.glue.discover.Discovery;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.glue.CrawlScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Crawlers as a whole: what the engine and the control see of them. */
public final class CrawlerModule {
    private final CrawlerBook book;

    public CrawlerModule(
            Identity identity, EventBus bus, CatalogApi catalog, CrawledStore store, Consumer<CrawlEnd> ends) {
        this.book = new CrawlerBook(identity, bus, new Discovery(store), new CatalogWriter(catalog), ends);
    }

    public void addTo(Operations operations) {
        new CrawlerApi(book).addTo(operations);
        new CrawlerReads(book).addTo(operations);
        new CrawlerScheduleApi(book).addTo(operations);
        new CrawlHistoryApi(book).addTo(operations);
    }

    public boolean has(String crawler) {
        return book.has(crawler);
    }

    /** Starts a crawl for a trigger and gives its id. */
    public String start(String crawler, Instant at) {
        return book.start(crawler, at);
    }

    /** Stops a crawl, if it is the crawler's present one and not about to end anyway. */
    public void stop(String crawler, String crawl) {
        book.stop(crawler, crawl);
    }

    /** A crawl as workflows show it; empty if the crawler is gone. */
    public Optional<Result> crawl(String crawler, String crawl) {
        return book.crawl(crawler, crawl).map(found -> CrawlHistoryApi.ofWorkflow(crawler, found));
    }

    /** When the next crawl is due by a schedule. */
    public Optional<Instant> nextFiring() {
        return book.nextFiring();
    }

    /** Starts the crawls that schedules want then. */
    public void fire(Instant at) {
        book.fire(at);
    }

    public void setDurations(Duration running, Duration stopping) {
        book.setDurations(running, stopping);
    }

    public CrawlScript script(String crawler) {
        return book.script(crawler);
    }

    public void settle(Instant now) {
        book.settle(now);
    }

    public void clear() {
        book.clear();
    }
}
