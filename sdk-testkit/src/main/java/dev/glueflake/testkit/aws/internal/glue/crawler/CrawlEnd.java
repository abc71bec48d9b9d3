package dev.glueflake.testkit.aws.internal.glue.crawler;

import java.time.Instant;

/** The end of a crawl, in the words of the crawler's last crawl. */
public record CrawlEnd(String crawler, String crawl, String status, Instant at) {}
