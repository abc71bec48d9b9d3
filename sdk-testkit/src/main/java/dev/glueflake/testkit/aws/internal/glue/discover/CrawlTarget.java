package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.List;

/**
 * Where a crawler looks.
 *
 * @param path {@code s3://bucket/prefix}
 * @param exclusions glob patterns of keys below the path
 * @param tableLevel the depth at which folders are tables, the bucket being 1; 0 to find out
 */
public record CrawlTarget(String path, List<String> exclusions, int tableLevel) {}
