package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** A rule of a Choice state. */
public final class ChoiceRule {
    private static final Map<String, IntPredicate> ORDERS = Map.of(
            "Equals", order -> order == 0,
            "LessThan", order -> order < 0,
            "GreaterThan", order -> order > 0,
            "LessThanEquals", order -> order <= 0,
            "GreaterThanEquals", order -> order >= 0);
    private static final String PATH = "Path";

    private ChoiceRule() {}

    public static boolean holds(JsonNode rule, Scope scope) {
        if (rule.has("And")) {
            return every(rule.get("And"), scope, true);
        }
        if (rule.has("Or")) {
            return !every(rule.get("Or"), scope, false);
        }
        if (rule.has("Not")) {
            return !holds(rule.get("Not"), scope);
        }
        Optional<JsonNode> value = scope.find(rule.path("Variable").asText());
        Map.Entry<String, JsonNode> test = test(rule);
        if (test.getKey().equals("IsPresent")) {
            return value.isPresent() == test.getValue().booleanValue();
        }
        JsonNode actual = value.orElseThrow(() ->
                StateFailure.runtime("Invalid path '" + rule.path("Variable").asText()
                        + "': The choice state's condition path references an invalid value."));
        return test.getKey().startsWith("Is")
                ? is(test.getKey(), actual) == test.getValue().booleanValue()
                : compare(test, actual, scope);
    }

    private static boolean every(JsonNode rules, Scope scope, boolean wanted) {
        for (JsonNode rule : rules) {
            if (holds(rule, scope) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The member that says what is asked of the variable. */
    static Map.Entry<String, JsonNode> test(JsonNode rule) {
        return rule.properties().stream()
                .filter(member -> known(member.getKey()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("A choice rule without a comparison that is known: " + rule));
    }

    private static boolean known(String name) {
        return name.matches("Is(Present|Null|String|Numeric|Boolean|Timestamp)|StringMatches|BooleanEquals(Path)?"
                + "|(String|Numeric|Timestamp)(Equals|(Less|Greater)Than(Equals)?)(Path)?");
    }

    private static boolean is(String test, JsonNode actual) {
        return switch (test) {
            case "IsNull" -> actual.isNull();
            case "IsString" -> actual.isTextual();
            case "IsNumeric" -> actual.isNumber();
            case "IsBoolean" -> actual.isBoolean();
            default -> time(actual).isPresent();
        };
    }

    private static boolean compare(Map.Entry<String, JsonNode> test, JsonNode actual, Scope scope) {
        boolean path = test.getKey().endsWith(PATH);
        String name = path ? test.getKey().substring(0, test.getKey().length() - PATH.length()) : test.getKey();
        JsonNode wanted = path ? scope.read(test.getValue().asText()) : test.getValue();
        if (name.equals("StringMatches")) {
            return actual.isTextual()
                    && glob(wanted.asText()).matcher(actual.textValue()).matches();
        }
        if (name.equals("BooleanEquals")) {
            return actual.isBoolean() && actual.equals(wanted);
        }
        String kind = name.replaceFirst("(Equals|LessThan|GreaterThan).*", "");
        IntPredicate order = ORDERS.getOrDefault(name.substring(kind.length()), it -> false);
        return order(kind, actual, wanted).map(order::test).orElse(false);
    }

    private static Optional<Integer> order(String kind, JsonNode actual, JsonNode wanted) {
        if (kind.equals("String")) {
            return actual.isTextual() && wanted.isTextual()
                    ? Optional.of(actual.textValue().compareTo(wanted.textValue()))
                    : Optional.empty();
        }
        if (kind.equals("Numeric")) {
            return actual.isNumber() && wanted.isNumber()
                    ? Optional.of(number(actual).compareTo(number(wanted)))
                    : Optional.empty();
        }
        return time(actual)
                .flatMap(one -> time(wanted).map(other -> one.toInstant().compareTo(other.toInstant())));
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asText());
    }

    private static Optional<OffsetDateTime> time(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(OffsetDateTime.parse(node.textValue())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A star means any text; behind a backslash it means itself. */
    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else {
                regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
