package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A format model of numbers, such as {@code $9,999.00MI}: what stands before the digits, the digits, what stands behind them.
 *
 * @param digits {@code 0}, {@code 9} and {@code X} with the separators, empty in a text-minimal model
 * @param minimal {@code TM}, {@code TM9} or {@code TME} as written
 * @param exponent {@code EE} and longer, as written
 * @param compact whether blanks are left out
 */
record NumberModel(
        String text,
        List<Item> before,
        String digits,
        @Nullable String minimal,
        @Nullable String exponent,
        List<Item> after,
        boolean compact,
        boolean hexadecimal,
        boolean lower) {

    enum Kind {
        LITERAL,
        SIGN,
        MINUS,
        DOLLAR,
        PERCENT,
        BLANK_ZERO,
        SPACE
    }

    record Item(Kind kind, String text) {}

    private static final Pattern TOKEN = Pattern.compile(
            "\"((?:[^\"]|\"\")*)\"|(FM)|(FX)|(TM(?:9|E)?)(?:\\((\\d+|ALL),(\\d+)\\))?|(E{2,7})|(MI)|([S$%B_])|([09X][09X.,DG]*)|([.,;:\\-=/() ])",
            Pattern.CASE_INSENSITIVE);

    static NumberModel of(String text) {
        Matcher token = TOKEN.matcher(text);
        Building model = new Building(text);
        int at = 0;
        while (at < text.length()) {
            if (!token.region(at, text.length()).lookingAt()) {
                throw Errors.unsupported("number format '" + text + "'");
            }
            model.add(token);
            at = token.end();
        }
        return model.done();
    }

    boolean has(Kind kind) {
        return before.stream().anyMatch(item -> item.kind() == kind)
                || after.stream().anyMatch(item -> item.kind() == kind);
    }

    String integer() {
        int point = digits.indexOf('.');
        return point < 0 ? digits : digits.substring(0, point);
    }

    /** The digits behind the point, without it. */
    String fraction() {
        int point = digits.indexOf('.');
        return point < 0 ? "" : digits.substring(point + 1);
    }

    /** The tokens as they come. */
    private static final class Building {
        private final String text;
        private final List<Item> before = new ArrayList<>();
        private final List<Item> after = new ArrayList<>();
        private String digits = "";
        private @Nullable String minimal;
        private @Nullable String exponent;
        private boolean compact;
        private boolean compactNow;
        private boolean hexadecimal;
        private boolean lower;

        Building(String text) {
            this.text = text;
        }

        void add(Matcher token) {
            if (token.group(3) != null || token.group(5) != null) {
                throw refused();
            }
            if (token.group(2) != null) {
                compactNow = !compactNow;
            } else if (token.group(4) != null) {
                minimal = once(minimal, token.group(4));
                compact = compactNow;
            } else if (token.group(7) != null) {
                exponent = once(exponent, token.group(7));
            } else if (token.group(10) != null) {
                digits(token.group(10));
            } else {
                (digits.isEmpty() && minimal == null ? before : after).add(item(token));
            }
        }

        private Item item(Matcher token) {
            if (token.group(1) != null) {
                return new Item(Kind.LITERAL, token.group(1).replace("\"\"", "\""));
            }
            if (token.group(8) != null) {
                return new Item(Kind.MINUS, "");
            }
            if (token.group(9) == null) {
                return new Item(Kind.LITERAL, token.group(11));
            }
            return switch (token.group(9).toUpperCase(Locale.ROOT)) {
                case "S" -> new Item(Kind.SIGN, "");
                case "$" -> new Item(Kind.DOLLAR, "");
                case "%" -> new Item(Kind.PERCENT, "%");
                case "B" -> new Item(Kind.BLANK_ZERO, "");
                default -> new Item(Kind.SPACE, "");
            };
        }

        private void digits(String written) {
            String block = written.toUpperCase(Locale.ROOT).replace('D', '.').replace('G', ',');
            hexadecimal = block.indexOf('X') >= 0;
            lower = written.indexOf('x') >= 0;
            boolean mixed =
                    hexadecimal && (block.indexOf('9') >= 0 || block.indexOf('.') >= 0 || block.indexOf(',') >= 0);
            if (!digits.isEmpty() || mixed || block.indexOf('.') != block.lastIndexOf('.')) {
                throw refused();
            }
            digits = block;
            compact = compactNow;
        }

        private String once(@Nullable String before, String written) {
            if (before != null) {
                throw refused();
            }
            return written;
        }

        private RuntimeException refused() {
            return Errors.unsupported("number format '" + text + "'");
        }

        NumberModel done() {
            if (digits.isEmpty() == (minimal == null)) {
                throw refused();
            }
            return new NumberModel(text, before, digits, minimal, exponent, after, compact, hexadecimal, lower);
        }
    }
}
