package dev.glueflake.testkit.aws.internal.glue.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A start that a trigger makes.
 *
 * @param timeoutMinutes the job's own unless given
 * @param at when the trigger fired
 */
public record JobStart(
        String job, Map<String, String> arguments, Optional<Integer> timeoutMinutes, StartedBy by, Instant at) {}
