package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.internal.events.EventPattern.FieldMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The comparisons that a pattern's list of values may hold. */
final class ValueMatch {

    private ValueMatch() {}

    static FieldMatch of(JsonNode wanted) {
        return wanted.isObject() ? comparison(wanted) : equal(wanted);
    }

    private static FieldMatch equal(JsonNode wanted) {
        if (wanted.isArray()) {
            throw new IllegalArgumentException("An event pattern cannot have a list within a list: " + wanted);
        }
        if (wanted.isNumber()) {
            return value -> value != null && value.isNumber() && value.doubleValue() == wanted.doubleValue();
        }
        return wanted::equals;
    }

    private static FieldMatch comparison(JsonNode wanted) {
        if (wanted.size() != 1) {
            throw new IllegalArgumentException("A comparison of an event pattern has one member: " + wanted);
        }
        Map.Entry<String, JsonNode> only = wanted.properties().iterator().next();
        JsonNode operand = only.getValue();
        return switch (only.getKey()) {
            case "exists" -> exists(operand);
            case "prefix" -> text(operand, value -> value.startsWith(operand.textValue()));
            case "suffix" -> text(operand, value -> value.endsWith(operand.textValue()));
            case "equals-ignore-case" -> text(operand, value -> lower(value).equals(lower(operand.textValue())));
            case "anything-but" -> anythingBut(operand);
            case "numeric" -> NumericMatch.of(operand);
            default ->
                throw new IllegalArgumentException(
                        "The embedded EventBridge has no comparison '" + only.getKey()
                                + "' in event patterns; it has exists, prefix, suffix, equals-ignore-case, anything-but and numeric.");
        };
    }

    private static FieldMatch exists(JsonNode operand) {
        if (!operand.isBoolean()) {
            throw new IllegalArgumentException("exists of an event pattern takes true or false, not " + operand);
        }
        return value -> (value != null) == operand.booleanValue();
    }

    private static FieldMatch text(JsonNode operand, Predicate<String> test) {
        if (!operand.isTextual()) {
            throw new IllegalArgumentException(
                    "A comparison of texts in an event pattern takes a text, not " + operand);
        }
        return value -> value != null && value.isTextual() && test.test(value.textValue());
    }

    private static FieldMatch anythingBut(JsonNode operand) {
        List<FieldMatch> unwanted = new ArrayList<>();
        if (operand.isArray()) {
            operand.forEach(one -> unwanted.add(of(one)));
        } else {
            unwanted.add(of(operand));
        }
        return value -> value != null && unwanted.stream().noneMatch(one -> one.matches(value));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
