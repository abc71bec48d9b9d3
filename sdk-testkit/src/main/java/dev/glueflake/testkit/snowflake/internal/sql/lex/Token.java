package dev.glueflake.testkit.snowflake.internal.sql.lex;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;

/**
 * One token.
 *
 * @param text of a word or symbol as written, of a quoted thing without quotes and escapes
 * @param upper {@code text} in upper case for a word, else {@code text}
 * @param end offset behind its last character
 */
public record Token(TokenKind kind, String text, String upper, Position at, int end) {
    public boolean is(TokenKind wanted) {
        return kind == wanted;
    }

    public boolean isWord(String word) {
        return kind == TokenKind.WORD && upper.equals(word);
    }

    public boolean isSymbol(String symbol) {
        return kind == TokenKind.SYMBOL && text.equals(symbol);
    }
}
