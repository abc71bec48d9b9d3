package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A start that a trigger makes.
 *
 * @param timeoutMinutes the job's own unless given
 * @param own what it says of workers and notifications
 * @param at when the trigger fired
 */
public record JobStart(
        String job,
        Map<String, String> arguments,
        Optional<Integer> timeoutMinutes,
        ObjectNode own,
        StartedBy by,
        Instant at) {}
