package dev.glueflake.testkit.aws.internal.glue.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The filter of GetPartitions: comparisons of partition keys with literals, joined by AND, OR and NOT. Immutable. */
final class PartitionExpression {
    private static final Set<String> NUMERIC = Set.of("int", "integer", "bigint", "long", "tinyint", "smallint");

    private final Predicate<List<String>> filter;

    private PartitionExpression(Predicate<List<String>> filter) {
        this.filter = filter;
    }

    static PartitionExpression parse(String text, List<PartitionKey> keys) {
        if (text.isBlank()) {
            return new PartitionExpression(values -> true);
        }
        PartitionTokens tokens = new PartitionTokens(text);
        Predicate<List<String>> filter = new Parser(tokens, keys).or();
        if (!tokens.atEnd()) {
            throw tokens.unreadable();
        }
        return new PartitionExpression(filter);
    }

    boolean matches(List<String> values) {
        return filter.test(values);
    }

    private record Parser(PartitionTokens tokens, List<PartitionKey> keys) {
        Predicate<List<String>> or() {
            Predicate<List<String>> left = and();
            while (tokens.take("OR")) {
                left = left.or(and());
            }
            return left;
        }

        private Predicate<List<String>> and() {
            Predicate<List<String>> left = not();
            while (tokens.take("AND")) {
                left = left.and(not());
            }
            return left;
        }

        private Predicate<List<String>> not() {
            if (tokens.take("NOT")) {
                return not().negate();
            }
            if (tokens.take("(")) {
                Predicate<List<String>> inner = or();
                tokens.require(")");
                return inner;
            }
            return key(tokens.name())::test;
        }

        private Operand key(String name) {
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i).name().equalsIgnoreCase(name)) {
                    return comparison(i, numeric(keys.get(i).type()));
                }
            }
            throw GlueErrors.invalid("The table has no partition key " + name.toLowerCase(Locale.ROOT));
        }

        private Operand comparison(int key, boolean numeric) {
            Optional<String> operator = tokens.operator();
            if (operator.isPresent()) {
                String literal = tokens.literal();
                return new Operand(key, value -> compares(operator.get(), order(numeric, value, literal)));
            }
            boolean negated = tokens.take("NOT");
            Operand positive = new Operand(key, condition(numeric));
            return negated ? new Operand(key, positive.condition().negate()) : positive;
        }

        private Predicate<String> condition(boolean numeric) {
            if (tokens.take("IN")) {
                List<String> literals = list();
                return value -> literals.stream().anyMatch(literal -> order(numeric, value, literal) == 0);
            }
            if (tokens.take("BETWEEN")) {
                String low = tokens.literal();
                tokens.require("AND");
                String high = tokens.literal();
                return value -> order(numeric, value, low) >= 0 && order(numeric, value, high) <= 0;
            }
            tokens.require("LIKE");
            return like(tokens.literal()).asMatchPredicate();
        }

        private List<String> list() {
            List<String> literals = new ArrayList<>();
            tokens.require("(");
            do {
                literals.add(tokens.literal());
            } while (tokens.take(","));
            tokens.require(")");
            return literals;
        }
    }

    /** A condition on the value of one key. */
    private record Operand(int key, Predicate<String> condition) {
        boolean test(List<String> values) {
            return condition.test(values.get(key));
        }
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static boolean compares(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> order != 0;
        };
    }

    private static boolean numeric(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return NUMERIC.contains(lower) || lower.startsWith("decimal");
    }

    private static int order(boolean numeric, String value, String literal) {
        if (!numeric) {
            return value.compareTo(literal);
        }
        try {
            return new BigDecimal(value).compareTo(new BigDecimal(literal));
        } catch (NumberFormatException e) {
            throw GlueErrors.invalid(
                    "Not a number in a comparison of a numeric partition key: '" + value + "' with '" + literal + "'");
        }
    }
}
