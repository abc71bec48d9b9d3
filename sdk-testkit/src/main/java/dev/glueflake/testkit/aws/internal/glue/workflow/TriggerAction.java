package dev.glueflake.testkit.aws.internal.glue.workflow;

import java.util.Map;
import java.util.Optional;

/** What a trigger starts when it fires. */
record TriggerAction(Part part, Map<String, String> arguments, Optional<Integer> timeoutMinutes) {}
