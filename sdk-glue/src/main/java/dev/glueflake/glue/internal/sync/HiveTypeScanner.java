package dev.glueflake.glue.internal.sync;

import java.util.Locale;

/** A position in a type's text. */
final class HiveTypeScanner {
    private final String text;
    private int position;

    HiveTypeScanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void reset(int to) {
        position = to;
    }

    void blanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    boolean atEnd() {
        blanks();
        return position >= text.length();
    }

    boolean at(char wanted) {
        blanks();
        return position < text.length() && text.charAt(position) == wanted;
    }

    boolean accept(char wanted) {
        boolean found = at(wanted);
        if (found) {
            position++;
        }
        return found;
    }

    void expect(char wanted) {
        if (!accept(wanted)) {
            throw error(atEnd() ? "an end where '" + wanted + "' is due" : "no '" + wanted + "'");
        }
    }

    /** The next word in lower case; empty when something else comes. */
    String word() {
        blanks();
        int start = position;
        while (position < text.length() && isWordPart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position).toLowerCase(Locale.ROOT);
    }

    /** Takes all the words in this order, or nothing. */
    boolean words(String... wanted) {
        int start = position;
        for (String each : wanted) {
            if (!word().equals(each)) {
                position = start;
                return false;
            }
        }
        return true;
    }

    int number() {
        blanks();
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        // Nine digits fit an int; no length or precision is longer.
        if (position == start || position - start > 9) {
            position = start;
            throw error("no number of one to nine digits");
        }
        return Integer.parseInt(text.substring(start, position));
    }

    /** A text between two equal quote characters, of which a doubled one stands for one; the opening one comes next. */
    String quoted() {
        char quote = text.charAt(position);
        int start = position;
        StringBuilder content = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == quote && (position + 1 >= text.length() || text.charAt(position + 1) != quote)) {
                position++;
                return content.toString();
            }
            content.append(c);
            position += c == quote ? 1 : 0;
        }
        position = start;
        throw error("a quote that is not closed");
    }

    /** Goes to the next of a few characters; at the end of the text when there is none. */
    void skipTo(String stops) {
        while (position < text.length() && stops.indexOf(text.charAt(position)) < 0) {
            position++;
        }
    }

    String since(int start) {
        return text.substring(start, position).strip();
    }

    HiveTypeException error(String found) {
        return new HiveTypeException(text, position, found);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
