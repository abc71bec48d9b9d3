package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partition expression, read from left to right. Not thread-safe. */
final class PartitionTokens {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?(?![\\w.])");
    private static final Pattern NAME = Pattern.compile("`[^`]+`|\"[^\"]+\"|[\\w.]+");
    private static final Pattern OPERATOR = Pattern.compile("=|<>|!=|<=|>=|<|>");

    private final String text;
    private int at;

    PartitionTokens(String text) {
        this.text = text;
        skip();
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** Takes a word or a sign if it comes next. */
    boolean take(String word) {
        String wordEnd = Character.isLetter(word.charAt(0)) ? "\\b" : "";
        return next(Pattern.compile("(?i)" + Pattern.quote(word) + wordEnd)).isPresent();
    }

    void require(String word) {
        if (!take(word)) {
            throw unreadable();
        }
    }

    Optional<String> operator() {
        return next(OPERATOR);
    }

    String name() {
        return next(NAME).orElseThrow(this::unreadable).replaceAll("[`\"]", "");
    }

    /** The value of a literal. */
    String literal() {
        String literal = next(LITERAL).orElseThrow(this::unreadable);
        return literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : literal;
    }

    ServiceException unreadable() {
        return GlueErrors.invalid("The embedded Glue cannot read the partition expression at '" + text.substring(at)
                + "'; it has = <> != < <= > >=, IN, BETWEEN and LIKE between a partition key and literals, joined by"
                + " AND, OR, NOT and parentheses.");
    }

    private Optional<String> next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        // \b and lookaheads must see what stands behind the region's begin
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        skip();
        return Optional.of(matcher.group());
    }

    private void skip() {
        Matcher space = SPACE.matcher(text).region(at, text.length());
        if (space.lookingAt()) {
            at = space.end();
        }
    }
}
