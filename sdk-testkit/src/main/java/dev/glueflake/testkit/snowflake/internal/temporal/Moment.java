package dev.glueflake.testkit.snowflake.internal.temporal;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written: a wall clock and how far east of UTC it stands.
 *
 * @param offset in minutes; null for a wall clock without a zone, which is written as UTC
 */
public record Moment(LocalDateTime wall, @Nullable Integer offset) {}
