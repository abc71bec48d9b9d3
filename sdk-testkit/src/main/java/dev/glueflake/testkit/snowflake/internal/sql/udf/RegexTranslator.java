package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Snowflake's dialect (POSIX extended with Perl's classes) as a Java pattern. What the dialect lacks is an error and never
 * gets Java's meaning: {@code (?…)}, back references, {@code \A}; a {@code ?} behind a quantifier is one more quantifier.
 */
final class RegexTranslator {
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)(,(\\d*))?}");
    private static final int MAX_REPEAT = 1000;
    private static final String WORD = "[0-9A-Za-z_]";
    private static final String BOUNDARY = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
    private static final String NO_BOUNDARY = "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";

    private final String pattern;
    private final String dot;
    private final String begin;
    private final String end;
    private final StringBuilder java = new StringBuilder();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int at;
    /** Where the last operand begins in {@link #java}, negative where there is none to repeat. */
    private int operand = -1;

    private boolean repeated;

    RegexTranslator(String pattern, boolean dotMatchesLines, boolean manyLines) {
        this.pattern = pattern;
        this.dot = dotMatchesLines ? "(?s:.)" : "[^\\n]";
        this.begin = manyLines ? "(?:\\A|(?<=\\n))" : "\\A";
        this.end = manyLines ? "(?=\\n|\\z)" : "\\z";
    }

    String java() {
        while (at < pattern.length()) {
            int c = pattern.codePointAt(at);
            switch (c) {
                case '(' -> group();
                case ')' -> close();
                case '|' -> alternative();
                case '*', '+', '?' -> repeat(String.valueOf((char) c));
                case '{' -> counted();
                case '[' -> operand(new RegexClass(this).java());
                case '\\' -> operand(escape());
                default -> plain(c);
            }
        }
        if (!open.isEmpty()) {
            throw error("missing ): " + pattern);
        }
        return java.toString();
    }

    private void plain(int c) {
        at += Character.charCount(c);
        operand(c == '.' ? dot : c == '^' ? begin : c == '$' ? end : literal(c));
    }

    private void operand(String text) {
        operand = java.length();
        repeated = false;
        java.append(text);
    }

    private void group() {
        if (pattern.startsWith("(?", at)) {
            throw error("no argument for repetition operator: ?");
        }
        open.push(java.length());
        java.append('(');
        operand = -1;
        at++;
    }

    private void close() {
        if (open.isEmpty()) {
            throw error("unexpected ): " + pattern);
        }
        java.append(')');
        operand = open.pop();
        repeated = false;
        at++;
    }

    private void alternative() {
        java.append('|');
        operand = -1;
        at++;
    }

    private void repeat(String operator) {
        if (operand < 0) {
            throw error("no argument for repetition operator: " + operator);
        }
        if (repeated) {
            java.insert(operand, "(?:").append(')');
        }
        java.append(operator);
        repeated = true;
        at += operator.length();
    }

    /** A brace that is no repetition stands for itself. */
    private void counted() {
        Matcher repeat = REPEAT.matcher(pattern).region(at, pattern.length());
        if (!repeat.lookingAt()) {
            plain('{');
            return;
        }
        String operator = repeat.group();
        String most = repeat.group(3) == null || repeat.group(3).isEmpty() ? repeat.group(1) : repeat.group(3);
        boolean tooLong = operator.length() > 11;
        if (tooLong
                || Integer.parseInt(most) > MAX_REPEAT
                || Integer.parseInt(repeat.group(1)) > Integer.parseInt(most)) {
            throw error("invalid repetition size: " + operator);
        }
        repeat(operator);
    }

    private String escape() {
        char next = at + 1 < pattern.length() ? pattern.charAt(at + 1) : 0;
        if (next == 'b' || next == 'B') {
            at += 2;
            return next == 'b' ? BOUNDARY : NO_BOUNDARY;
        }
        String shorthand = shorthand(next);
        if (!shorthand.isEmpty()) {
            at += 2;
            return "[" + shorthand + "]";
        }
        return literal(escaped());
    }

    /** The inside of a class for {@code \d}, {@code \s}, {@code \w} and their opposites, else nothing. */
    static String shorthand(char letter) {
        return switch (letter) {
            case 'd' -> "0-9";
            case 'D' -> "^0-9";
            case 's' -> "\\t\\n\\f\\r ";
            case 'S' -> "^\\t\\n\\f\\r ";
            case 'w' -> "0-9A-Za-z_";
            case 'W' -> "^0-9A-Za-z_";
            default -> "";
        };
    }

    /** The character that the escape at the cursor stands for; the cursor goes behind it. */
    int escaped() {
        if (at + 1 >= pattern.length()) {
            throw error("trailing \\");
        }
        int c = pattern.codePointAt(at + 1);
        Matcher number = Pattern.compile(
                        "\\\\(?:x([0-9A-Fa-f]{2})|x\\{([0-9A-Fa-f]{1,6})}|(0[0-7]{0,2}|[1-7][0-7]{1,2}))")
                .matcher(pattern)
                .region(at, pattern.length());
        if (number.lookingAt()) {
            at = number.end();
            return number.group(3) != null
                    ? Integer.parseInt(number.group(3), 8)
                    : Integer.parseInt(number.group(1) == null ? number.group(2) : number.group(1), 16);
        }
        int control = "afnrtv".indexOf(c);
        boolean punctuation = c < 128 && !Character.isLetterOrDigit(c) && c != '_';
        if (control < 0 && !punctuation) {
            throw error("invalid escape sequence: \\" + Character.toString(c));
        }
        at += 2;
        return control < 0 ? c : "\u0007\f\n\r\t\u000b".charAt(control);
    }

    static String literal(int c) {
        String text = Character.toString(c);
        return c < 128 && !Character.isLetterOrDigit(c) && c > ' ' ? "\\" + text : text;
    }

    String pattern() {
        return pattern;
    }

    int at() {
        return at;
    }

    void go(int to) {
        at = to;
    }

    SnowflakeException error(String why) {
        return new SnowflakeException("100048", "2201B", "Invalid regular expression: '" + pattern + "', " + why);
    }
}
