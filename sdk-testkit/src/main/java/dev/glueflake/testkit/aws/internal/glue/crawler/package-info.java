/**
 * Crawlers. {@code CrawlerApi} changes and starts them, {@code CrawlerReads} shows them; {@code CrawlerBook} holds them
 * under its lock. A crawl looks at S3 when it starts and writes to the catalog when it ends, by {@code CatalogWriter},
 * which makes a table's definition with {@code TableShape}; in between the {@code StoredCrawler} moves from RUNNING
 * through STOPPING to READY by the clock.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.crawler;

import org.jspecify.annotations.NullMarked;
