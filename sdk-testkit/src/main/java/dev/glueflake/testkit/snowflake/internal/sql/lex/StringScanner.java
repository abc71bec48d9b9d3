package dev.glueflake.testkit.snowflake.internal.sql.lex;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;

/** Reads what stands between quotes. The source is at the opening quote before and behind the closing one after. */
final class StringScanner {
    private static final int HEXADECIMAL = 16;
    private static final int OCTAL = 8;
    /** The longest octal sequence is {@code \377}. */
    private static final int OCTAL_DIGITS = 3;

    private final CharacterSource source;

    StringScanner(CharacterSource source) {
        this.source = source;
    }

    /** {@code "…"}: a doubled quote is one, a backslash is itself. */
    String quotedIdentifier() {
        StringBuilder value = new StringBuilder();
        source.advance();
        while (!closes('"')) {
            take(value, '"');
        }
        return value.toString();
    }

    /**
     * {@code '…'}: a doubled quote is one; escape sequences as Snowflake documents them for single-quoted constants, and a
     * backslash before any other character is dropped.
     */
    String constant() {
        StringBuilder value = new StringBuilder();
        source.advance();
        while (!closes('\'')) {
            if (source.peek() == '\\') {
                source.advance();
                escape(value);
            } else {
                take(value, '\'');
            }
        }
        return value.toString();
    }

    /** {@code $$…$$}: nothing in it is special. */
    String dollarConstant() {
        source.advance(2);
        int start = source.offset();
        if (!source.advanceTo("$$")) {
            throw endOfText();
        }
        String value = source.since(start);
        source.advance(2);
        return value;
    }

    private boolean closes(char quote) {
        if (source.atEnd()) {
            throw endOfText();
        }
        if (source.peek() != quote || source.peek(1) == quote) {
            return false;
        }
        source.advance();
        return true;
    }

    /** One character; where it is the quote, then it is a doubled one. */
    private void take(StringBuilder value, char quote) {
        char next = source.peek();
        value.append(next);
        source.advance(next == quote ? 2 : 1);
    }

    private void escape(StringBuilder value) {
        if (source.atEnd()) {
            throw endOfText();
        }
        char kind = source.peek();
        if (kind == 'u' || kind == 'x') {
            source.advance();
            value.append(hexadecimal(kind == 'u' ? 4 : 2));
        } else if (kind >= '0' && kind <= '7') {
            value.append(octal());
        } else {
            value.append(simpleEscape(kind));
            source.advance();
        }
    }

    private static char simpleEscape(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    private char hexadecimal(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = source.atEnd() ? -1 : Character.digit(source.peek(), HEXADECIMAL);
            if (digit < 0) {
                throw source.atEnd() ? endOfText() : Errors.syntax(source.position(), String.valueOf(source.peek()));
            }
            value = value * HEXADECIMAL + digit;
            source.advance();
        }
        return (char) value;
    }

    /** One to three octal digits; a third one only where the value stays a byte. */
    private char octal() {
        int value = 0;
        for (int i = 0; i < OCTAL_DIGITS; i++) {
            int digit = source.atEnd() ? -1 : Character.digit(source.peek(), OCTAL);
            if (digit < 0 || value * OCTAL + digit > 0xFF) {
                break;
            }
            value = value * OCTAL + digit;
            source.advance();
        }
        return (char) value;
    }

    private RuntimeException endOfText() {
        Position end = source.position();
        return Errors.syntax(end, "<EOF>");
    }
}
