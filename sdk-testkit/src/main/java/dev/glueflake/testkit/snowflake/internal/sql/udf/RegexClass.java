package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bracket expression, {@code [^a-z[:digit:]\s]}, as a Java class; the cursor of the translator is at its bracket. */
final class RegexClass {
    private static final Pattern POSIX = Pattern.compile("\\[:(\\^?)([a-z]+):]");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("alnum", "0-9A-Za-z"),
            Map.entry("alpha", "A-Za-z"),
            Map.entry("ascii", "\\x00-\\x7F"),
            Map.entry("blank", "\\t "),
            Map.entry("cntrl", "\\x00-\\x1F\\x7F"),
            Map.entry("digit", "0-9"),
            Map.entry("graph", "!-~"),
            Map.entry("lower", "a-z"),
            Map.entry("print", " -~"),
            Map.entry("punct", "!-/:-@\\[-`{-~"),
            Map.entry("space", "\\t\\n\\x0B\\f\\r "),
            Map.entry("upper", "A-Z"),
            Map.entry("word", "0-9A-Za-z_"),
            Map.entry("xdigit", "0-9A-Fa-f"));

    private final RegexTranslator translator;
    private final String pattern;
    private final StringBuilder java = new StringBuilder("[");

    RegexClass(RegexTranslator translator) {
        this.translator = translator;
        this.pattern = translator.pattern();
    }

    String java() {
        int start = translator.at();
        translator.go(start + 1);
        if (pattern.startsWith("^", translator.at())) {
            java.append('^');
            translator.go(translator.at() + 1);
        }
        boolean first = true;
        while (first || !pattern.startsWith("]", translator.at())) {
            if (translator.at() >= pattern.length()) {
                throw translator.error("missing ]: " + pattern.substring(start));
            }
            item();
            first = false;
        }
        translator.go(translator.at() + 1);
        return java.append(']').toString();
    }

    private void item() {
        Matcher posix = POSIX.matcher(pattern).region(translator.at(), pattern.length());
        if (posix.lookingAt()) {
            String inside = NAMES.get(posix.group(2));
            if (inside == null) {
                throw translator.error("invalid character class range: " + posix.group());
            }
            java.append(posix.group(1).isEmpty() ? inside : "[^" + inside + "]");
            translator.go(posix.end());
            return;
        }
        char next = translator.at() + 1 < pattern.length() ? pattern.charAt(translator.at() + 1) : 0;
        String shorthand = pattern.startsWith("\\", translator.at()) ? RegexTranslator.shorthand(next) : "";
        if (shorthand.isEmpty()) {
            range();
        } else {
            java.append(shorthand.startsWith("^") ? "[" + shorthand + "]" : shorthand);
            translator.go(translator.at() + 2);
        }
    }

    private void range() {
        int from = translator.at();
        int low = character();
        boolean range = pattern.startsWith("-", translator.at())
                && translator.at() + 1 < pattern.length()
                && pattern.charAt(translator.at() + 1) != ']';
        int high = low;
        if (range) {
            translator.go(translator.at() + 1);
            high = character();
        }
        if (high < low) {
            throw translator.error("invalid character class range: " + pattern.substring(from, translator.at()));
        }
        java.append(RegexTranslator.literal(low));
        if (range) {
            java.append('-').append(RegexTranslator.literal(high));
        }
    }

    private int character() {
        int c = pattern.codePointAt(translator.at());
        if (c == '\\') {
            return translator.escaped();
        }
        translator.go(translator.at() + Character.charCount(c));
        return c;
    }
}
