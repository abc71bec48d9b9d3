package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of the default bus by name. Guarded by the bus's lock. */
final class RuleBook {
    private final Map<String, EventRule> rules = new TreeMap<>();

    void put(EventRule rule) {
        EventRule before = rules.put(rule.name(), rule);
        if (before != null) {
            rule.targets().putAll(before.targets());
        }
    }

    EventRule require(String name) {
        EventRule rule = rules.get(name);
        if (rule == null) {
            throw ServiceException.badRequest(
                    "ResourceNotFoundException", "Rule " + name + " does not exist on EventBus default.");
        }
        return rule;
    }

    /** Deletes a rule without targets; one that is not there is no error. */
    void delete(String name) {
        EventRule rule = rules.get(name);
        if (rule != null && !rule.targets().isEmpty()) {
            throw ServiceException.badRequest(
                    "ValidationException",
                    "Rule can't be deleted since it has targets: remove them first from " + name);
        }
        rules.remove(name);
    }

    List<EventRule> all(String prefix) {
        return rules.values().stream()
                .filter(rule -> rule.name().startsWith(prefix))
                .toList();
    }

    /** The ARNs that an event goes to. */
    List<String> targets(JsonNode event) {
        List<String> arns = new ArrayList<>();
        for (EventRule rule : rules.values()) {
            if (rule.enabled() && rule.pattern().matches(event)) {
                arns.addAll(rule.targets().values());
            }
        }
        return arns;
    }

    void clear() {
        rules.clear();
    }
}
