package dev.glueflake.testkit.snowflake.internal.sql.lex;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;

/** The text under the lexer, with the place that has been reached. Moves forward only. */
final class CharacterSource {
    /** What {@link #peek} gives behind the end; a NUL inside the text is told apart by {@link #atEnd()}. */
    static final char NONE = '\0';

    private final String text;
    private int offset;
    private int line = 1;
    private int lineStart;

    CharacterSource(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return offset >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int index = offset + ahead;
        return index < text.length() ? text.charAt(index) : NONE;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, offset);
    }

    void advance() {
        if (text.charAt(offset) == '\n') {
            line++;
            lineStart = offset + 1;
        }
        offset++;
    }

    void advance(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
    }

    /** Moves to the next {@code wanted} and answers true, or to the end of the text. */
    boolean advanceTo(String wanted) {
        int index = text.indexOf(wanted, offset);
        advance((index < 0 ? text.length() : index) - offset);
        return index >= 0;
    }

    int offset() {
        return offset;
    }

    Position position() {
        return new Position(offset, line, offset - lineStart);
    }

    String since(int start) {
        return text.substring(start, offset);
    }
}
