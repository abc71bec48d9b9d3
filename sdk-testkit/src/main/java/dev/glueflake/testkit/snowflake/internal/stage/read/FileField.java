package dev.glueflake.testkit.snowflake.internal.stage.read;

import org.jspecify.annotations.Nullable;

/**
 * A field of a file's records.
 *
 * @param type null where all values that were seen are NULL
 */
public record FileField(String name, @Nullable FieldType type, boolean nullable) {}
