package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import dev.glueflake.testkit.aws.internal.glue.discover.Discovery;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.glue.CrawlScript;
import java.time.Duration;

/** Crawlers as a whole: what the engine and the control see of them. */
public final class CrawlerModule {
    private final CrawlerBook book;

    public CrawlerModule(Identity identity, EventBus bus, CatalogApi catalog, Buckets buckets) {
        this.book = new CrawlerBook(identity, bus, new Discovery(buckets), new CatalogWriter(catalog));
    }

    public void addTo(Operations operations) {
        new CrawlerApi(book).addTo(operations);
        new CrawlerReads(book).addTo(operations);
    }

    public void setDurations(Duration running, Duration stopping) {
        book.setDurations(running, stopping);
    }

    public CrawlScript script(String crawler) {
        return book.script(crawler);
    }

    public void settle() {
        book.settle();
    }

    public void clear() {
        book.clear();
    }
}
