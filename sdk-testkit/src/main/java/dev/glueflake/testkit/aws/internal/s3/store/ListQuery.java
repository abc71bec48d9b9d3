package dev.glueflake.testkit.aws.internal.s3.store;

/**
 * Which keys to list.
 *
 * @param delimiter rolls up all keys that have it behind the prefix; empty for none
 * @param limit at most so many keys and rolled-up prefixes together
 * @param after begins behind this key; empty for the first one
 * @param afterAllBelow whether {@code after} is a rolled-up prefix, so that all keys below it are behind us
 */
public record ListQuery(String prefix, String delimiter, int limit, String after, boolean afterAllBelow) {}
