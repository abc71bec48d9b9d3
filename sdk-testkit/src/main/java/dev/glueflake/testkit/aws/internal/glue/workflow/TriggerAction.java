package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a trigger starts when it fires.
 *
 * @param notification what it says of notifications about a job's run
 */
record TriggerAction(
        Part part, Map<String, String> arguments, Optional<Integer> timeoutMinutes, ObjectNode notification) {}
