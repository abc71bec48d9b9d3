package dev.glueflake.testkit.snowflake.internal.task;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert at work.
 *
 * @param conditionQuery query id of its condition
 * @param lastSuccess when its last run without an error was due
 */
record RunningAlert(Alert alert, Instant scheduled, String conditionQuery, Optional<Instant> lastSuccess) {}
