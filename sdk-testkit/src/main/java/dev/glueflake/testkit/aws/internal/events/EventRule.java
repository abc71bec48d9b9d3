package dev.glueflake.testkit.aws.internal.events;

import java.util.Map;

/**
 * A rule.
 *
 * @param text of the pattern, as it was given
 * @param targets ARNs by target id; guarded by the bus's lock
 */
record EventRule(
        String name,
        EventPattern pattern,
        String text,
        boolean enabled,
        String description,
        Map<String, String> targets) {}
