package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.internal.events.EventPattern.FieldMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** The {@code numeric} comparison: one or two pairs of an operator and a number. */
final class NumericMatch {
    private static final int PAIR = 2;

    private NumericMatch() {}

    static FieldMatch of(JsonNode operand) {
        if (!operand.isArray() || operand.isEmpty() || operand.size() % PAIR != 0) {
            throw new IllegalArgumentException(
                    "numeric of an event pattern takes operators and numbers such as [\">=\", 1], not " + operand);
        }
        List<DoublePredicate> tests = new ArrayList<>();
        for (int i = 0; i < operand.size(); i += PAIR) {
            tests.add(test(operand.get(i).asText(), operand.get(i + 1)));
        }
        return value ->
                value != null && value.isNumber() && tests.stream().allMatch(test -> test.test(value.doubleValue()));
    }

    private static DoublePredicate test(String operator, JsonNode bound) {
        if (!bound.isNumber()) {
            throw new IllegalArgumentException("numeric of an event pattern needs a number, not " + bound);
        }
        double limit = bound.doubleValue();
        return switch (operator) {
            case "=" -> value -> value == limit;
            case "<" -> value -> value < limit;
            case "<=" -> value -> value <= limit;
            case ">" -> value -> value > limit;
            case ">=" -> value -> value >= limit;
            default -> throw new IllegalArgumentException("numeric of an event pattern has no operator " + operator);
        };
    }
}
