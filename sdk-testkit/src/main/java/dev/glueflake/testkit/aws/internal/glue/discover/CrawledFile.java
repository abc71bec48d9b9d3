package dev.glueflake.testkit.aws.internal.glue.discover;

/**
 * An object as a listing shows it.
 *
 * @param length in bytes
 */
public record CrawledFile(String key, long length) {}
