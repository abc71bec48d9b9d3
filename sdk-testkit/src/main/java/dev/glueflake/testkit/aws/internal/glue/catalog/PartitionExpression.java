package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filter of GetPartitions: comparisons of partition keys with literals, joined by AND. Immutable. */
final class PartitionExpression {
    private static final Pattern TERM = Pattern.compile("\\s*(?<key>`[^`]+`|\"[^\"]+\"|[\\w.]+)"
            + "\\s*(?<op>=|<>|!=|<=|>=|<|>)\\s*(?<value>'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?)\\s*");
    private static final Pattern AND = Pattern.compile("(?i)and\\b");
    private static final Set<String> NUMERIC = Set.of("int", "integer", "bigint", "long", "tinyint", "smallint");

    private final List<Comparison> comparisons;

    private PartitionExpression(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    static PartitionExpression parse(String text, List<PartitionKey> keys) {
        List<Comparison> comparisons = new ArrayList<>();
        if (text.isBlank()) {
            return new PartitionExpression(comparisons);
        }
        int at = 0;
        while (true) {
            Matcher term = TERM.matcher(text).region(at, text.length());
            if (!term.lookingAt()) {
                throw unsupported(text, at);
            }
            comparisons.add(comparison(term, keys));
            at = term.end();
            if (at == text.length()) {
                return new PartitionExpression(comparisons);
            }
            Matcher and = AND.matcher(text).region(at, text.length());
            if (!and.lookingAt()) {
                throw unsupported(text, at);
            }
            at = and.end();
        }
    }

    private static ServiceException unsupported(String text, int at) {
        return GlueErrors.invalid("The embedded Glue cannot read the partition expression at '" + text.substring(at)
                + "'; it has = <> != < <= > >= between a partition key and a literal, joined by AND.");
    }

    private static Comparison comparison(Matcher term, List<PartitionKey> keys) {
        String key = term.group("key").replaceAll("[`\"]", "").toLowerCase(Locale.ROOT);
        String literal = term.group("value");
        String value = literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : literal;
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).name().equalsIgnoreCase(key)) {
                return new Comparison(i, numeric(keys.get(i).type()), term.group("op"), value);
            }
        }
        throw GlueErrors.invalid("The table has no partition key " + key);
    }

    private static boolean numeric(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return NUMERIC.contains(lower) || lower.startsWith("decimal");
    }

    boolean matches(List<String> values) {
        return comparisons.stream().allMatch(comparison -> comparison.matches(values.get(comparison.key)));
    }

    private record Comparison(int key, boolean numeric, String operator, String literal) {
        boolean matches(String value) {
            int order = numeric ? numbers(value) : value.compareTo(literal);
            return switch (operator) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order != 0;
            };
        }

        private int numbers(String value) {
            try {
                return new BigDecimal(value).compareTo(new BigDecimal(literal));
            } catch (NumberFormatException e) {
                throw GlueErrors.invalid("Not a number in a comparison of a numeric partition key: '" + value + "' "
                        + operator + " '" + literal + "'");
            }
        }
    }
}
