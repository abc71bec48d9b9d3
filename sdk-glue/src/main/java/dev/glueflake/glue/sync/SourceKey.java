package dev.glueflake.glue.sync;

import org.jspecify.annotations.Nullable;

/**
 * What a column is called in the files.
 *
 * @param scale for a timestamp that is stored as a number: digits after the second; null when it is not, or unknown
 */
record SourceKey(String key, @Nullable Integer scale) {}
