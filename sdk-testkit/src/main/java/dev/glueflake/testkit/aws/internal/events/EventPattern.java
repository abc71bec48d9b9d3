package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event pattern: every field that it names must match. Immutable. */
public final class EventPattern {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, FieldMatch> fields;

    private EventPattern(Map<String, FieldMatch> fields) {
        this.fields = fields;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none, or one with a comparison that is not available here
     */
    public static EventPattern parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object && !object.isEmpty()) {
                return of(object);
            }
            throw new IllegalArgumentException("An event pattern is a JSON object with at least one field: " + text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The event pattern is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static EventPattern of(ObjectNode pattern) {
        Map<String, FieldMatch> fields = new LinkedHashMap<>();
        pattern.properties().forEach(field -> fields.put(field.getKey(), field(field.getKey(), field.getValue())));
        return new EventPattern(fields);
    }

    private static FieldMatch field(String name, JsonNode wanted) {
        if (name.startsWith("$")) {
            throw new IllegalArgumentException("The embedded EventBridge has no " + name + " in event patterns.");
        }
        if (wanted instanceof ObjectNode object) {
            EventPattern inner = of(object);
            return value -> inner.matches(value == null ? JSON.createObjectNode() : value);
        }
        if (!wanted.isArray() || wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "The field " + name + " of an event pattern needs an object or a list of values: " + wanted);
        }
        List<FieldMatch> choices = new ArrayList<>();
        wanted.forEach(choice -> choices.add(ValueMatch.of(choice)));
        return value -> choices.stream().anyMatch(choice -> matchesAny(choice, value));
    }

    /** A list in the event matches if one of its items does. */
    private static boolean matchesAny(FieldMatch choice, @Nullable JsonNode value) {
        if (value == null || !value.isArray() || value.isEmpty()) {
            return choice.matches(value);
        }
        for (JsonNode item : value) {
            if (choice.matches(item)) {
                return true;
            }
        }
        return false;
    }

    public boolean matches(JsonNode event) {
        return fields.entrySet().stream().allMatch(field -> field.getValue().matches(event.get(field.getKey())));
    }

    /** Looks at one value of an event, null if the event has none. */
    @FunctionalInterface
    interface FieldMatch {
        boolean matches(@Nullable JsonNode value);
    }
}
