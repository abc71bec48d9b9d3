package dev.glueflake.glue.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A crawl that ended well; one that did not throws. Immutable and thread-safe.
 *
 * @param handle the crawl
 * @param id Glue's id of the crawl, null when its history could not be read
 * @param startedAt when it started, by Glue's clock
 * @param duration from the request to the end of the wait, by the caller's clock
 * @param tables what it did to tables, null when Glue's metrics could not be read
 */
public record CrawlResult(
        CrawlerHandle handle,
        @Nullable String id,
        Instant startedAt,
        Duration duration,
        @Nullable Tables tables) {

    /**
     * Tables of the catalog that a crawl touched.
     *
     * @param created how many it made
     * @param updated how many it changed
     * @param deleted how many it removed
     */
    public record Tables(int created, int updated, int deleted) {}

    /**
     * Returns the crawler's name.
     *
     * @return the name
     */
    public String crawler() {
        return handle.crawler();
    }

    /**
     * Returns Glue's id of the crawl.
     *
     * @return the id, empty when the crawler's history could not be read
     */
    public Optional<String> crawlId() {
        return Optional.ofNullable(id);
    }

    /**
     * Returns what the crawl did to tables.
     *
     * @return the numbers, empty when Glue's metrics could not be read
     */
    public Optional<Tables> touched() {
        return Optional.ofNullable(tables);
    }
}
