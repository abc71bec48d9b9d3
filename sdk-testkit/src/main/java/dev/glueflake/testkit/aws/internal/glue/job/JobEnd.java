package dev.glueflake.testkit.aws.internal.glue.job;

import java.time.Instant;

/**
 * The end of a run that Glue does not try again.
 *
 * @param run the id of its first attempt
 */
public record JobEnd(String job, String run, String state, Instant at) {}
