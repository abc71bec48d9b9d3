package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.glue.discover.DiscoveredTable;
import java.util.List;
import java.util.Optional;

/** What a crawl found on S3, or why it could not look. */
record Found(List<DiscoveredTable> tables, Optional<String> failure) {}
