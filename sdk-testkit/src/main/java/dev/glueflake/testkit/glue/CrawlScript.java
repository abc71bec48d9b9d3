package dev.glueflake.testkit.glue;

import java.time.Duration;

/** How one coming crawl goes. Thread-safe; to be completed before the crawl starts. */
public interface CrawlScript {
    /**
     * Sets how long the crawler is in state RUNNING.
     *
     * @param running on the environment's clock, not negative
     * @return this script
     */
    CrawlScript takes(Duration running);

    /**
     * Sets how long the crawler is in state STOPPING afterwards.
     *
     * @param stopping on the environment's clock, not negative; many years for a crawler that hangs
     * @return this script
     */
    CrawlScript stopsFor(Duration stopping);

    /**
     * Makes the crawl fail; the catalog stays as it is.
     *
     * @param message the error message of the crawler's last crawl
     * @return this script
     */
    CrawlScript failsWith(String message);

    /**
     * Makes the crawler look as if it had not been started, for its first readers.
     *
     * @param reads how many calls of {@code GetCrawler} or {@code GetCrawlers} still answer READY and the crawl before
     * @return this script
     */
    CrawlScript staleFor(int reads);
}
