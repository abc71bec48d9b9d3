package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import java.time.Instant;

/** What AT or BEFORE means: what was committed then, and when that was. */
public record TravelPoint(Snapshot snapshot, Instant time) {}
