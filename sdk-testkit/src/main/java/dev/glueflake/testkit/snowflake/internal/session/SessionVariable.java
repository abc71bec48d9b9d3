package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;

/** What SET gave a name, when first and when last. */
public record SessionVariable(TypedValue value, Instant createdOn, Instant updatedOn) {}
