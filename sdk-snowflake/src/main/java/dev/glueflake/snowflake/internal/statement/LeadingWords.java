package dev.glueflake.snowflake.internal.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the first words of a statement past blanks and comments; never changes the text. */
final class LeadingWords {

    private final String text;
    private int position;

    private LeadingWords(String text) {
        this.text = text;
    }

    /** Returns up to {@code most} words in upper case; anything that is no word counts as one of its own. */
    static List<String> of(String text, int most) {
        LeadingWords reader = new LeadingWords(text);
        List<String> words = new ArrayList<>();
        while (words.size() < most && reader.toNext()) {
            words.add(reader.word());
        }
        return words;
    }

    private boolean toNext() {
        int before = -1;
        while (position < text.length() && before != position) {
            before = position;
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("--", position) || text.startsWith("//", position)) {
                skipPast("\n");
            } else if (text.startsWith("/*", position)) {
                skipPast("*/");
            }
        }
        return position < text.length();
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, position + 2);
        position = found < 0 ? text.length() : found + end.length();
    }

    private String word() {
        int start = position++;
        if (isLetter(text.charAt(start))) {
            while (position < text.length() && isLetter(text.charAt(position))) {
                position++;
            }
        }
        return text.substring(start, position).toUpperCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
