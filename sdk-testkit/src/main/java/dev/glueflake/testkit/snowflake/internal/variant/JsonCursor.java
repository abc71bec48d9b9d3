package dev.glueflake.testkit.snowflake.internal.variant;

/** The characters of a JSON text, one after the other. */
final class JsonCursor {
    private final String text;
    private int at;

    JsonCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    void next() {
        at++;
    }

    boolean accept(char c) {
        boolean there = !atEnd() && peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    void skipBlanks() {
        while (!atEnd() && peek() <= ' ') {
            at++;
        }
    }

    JsonSyntaxException error(String what) {
        return new JsonSyntaxException(what, at + 1);
    }

    /** Up to whatever ends a number or a keyword. */
    String word() {
        int from = at;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || "+-._$".indexOf(peek()) >= 0)) {
            at++;
        }
        if (at == from) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A name without quotes, as in JavaScript; empty where none is here. */
    String name() {
        int from = at;
        while (!atEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '$')) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A quoted string, the quote is here. */
    String string() throws JsonSyntaxException {
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw error("unfinished string");
    }

    private char escaped() throws JsonSyntaxException {
        if (atEnd()) {
            throw error("unfinished string");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() throws JsonSyntaxException {
        if (at + 4 > text.length()) {
            throw error("unfinished string");
        }
        String digits = text.substring(at, at + 4);
        try {
            char value = (char) Integer.parseInt(digits, 16);
            at += 4;
            return value;
        } catch (NumberFormatException wrong) {
            throw error("invalid hexadecimal escape");
        }
    }
}
