package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.lex.SqlLexer;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The tokens of a text and how far they are read; all parsers of one text share one. */
final class TokenCursor {
    /** Deeper texts are refused: they would not fit the stack of a server's thread, here or behind the parser. */
    static final int MAX_DEPTH = 500;

    private final String text;
    private final List<Token> tokens;
    private final Brackets brackets;
    private int index;
    private int depth;
    private int questionMarks;
    private int highestBind;
    private boolean inFlow;
    private boolean ignoreQuotedCase;

    TokenCursor(String text) {
        this.text = text;
        tokens = SqlLexer.tokens(text);
        brackets = new Brackets(tokens);
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(index);
        if (index < tokens.size() - 1) {
            index++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().is(TokenKind.END);
    }

    boolean isWord(String word) {
        return peek().isWord(word);
    }

    /** Whether these words stand here, one after the other. */
    boolean areWords(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    boolean isSymbol(int ahead, String symbol) {
        return peek(ahead).isSymbol(symbol);
    }

    boolean accept(String word) {
        if (!isWord(word)) {
            return false;
        }
        index++;
        return true;
    }

    /** Reads the words where all of them stand here. */
    boolean accept(String... words) {
        if (!areWords(words)) {
            return false;
        }
        index += words.length;
        return true;
    }

    boolean acceptSymbol(String symbol) {
        if (!isSymbol(symbol)) {
            return false;
        }
        index++;
        return true;
    }

    void expect(String... words) {
        for (String word : words) {
            if (!accept(word)) {
                throw unexpected();
            }
        }
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw unexpected();
        }
    }

    Token expect(TokenKind kind) {
        if (!peek().is(kind)) {
            throw unexpected();
        }
        return next();
    }

    /** A string constant, either form. */
    String string() {
        return peek().is(TokenKind.DOLLAR_STRING)
                ? next().text()
                : expect(TokenKind.STRING).text();
    }

    /** A whole number, perhaps with a sign. */
    long integer() {
        boolean negative = isSymbol("-") && next() != null;
        Token token = peek();
        try {
            long value = Long.parseLong(expect(TokenKind.NUMBER).text());
            return negative ? -value : value;
        } catch (NumberFormatException notWhole) {
            throw unexpected(token);
        }
    }

    /** One or more, between commas. */
    <T> List<T> list(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        do {
            all.add(one.get());
        } while (acceptSymbol(","));
        return all;
    }

    /** {@link #list} between parentheses. */
    <T> List<T> parenthesised(Supplier<T> one) {
        expectSymbol("(");
        List<T> all = list(one);
        expectSymbol(")");
        return all;
    }

    /** Where the cursor is, for {@link #wordsSince}. */
    int index() {
        return index;
    }

    /** Goes to the token that begins at that place of the text; false where none does. */
    boolean seek(int line, int column) {
        for (int i = 0; i < tokens.size(); i++) {
            Position at = tokens.get(i).at();
            if (at.line() == line && at.column() == column) {
                index = i;
                return true;
            }
        }
        return false;
    }

    /** The words from the token {@code start} to the cursor, in upper case. */
    List<String> wordsSince(int start) {
        return tokens.subList(Math.min(start, index), index).stream()
                .filter(token -> token.is(TokenKind.WORD))
                .map(Token::upper)
                .toList();
    }

    /** Whether the token at the cursor is one of these words and the others stand around it in this order. */
    boolean isWithin(String... words) {
        int here = index;
        for (int before = 0; before < words.length && before <= here; before++) {
            index = here - before;
            if (areWords(words)) {
                return true;
            }
        }
        index = here;
        return false;
    }

    SnowflakeException unexpected() {
        return unexpected(peek());
    }

    SnowflakeException unexpected(Token token) {
        return Errors.syntax(
                token.at(),
                token.is(TokenKind.END) ? "<EOF>" : text.substring(token.at().offset(), token.end()));
    }

    /** The text from {@code first} to the token before the cursor, as written. */
    String textSince(Token first) {
        int end = index == 0 ? 0 : tokens.get(index - 1).end();
        return end <= first.at().offset() ? "" : text.substring(first.at().offset(), end);
    }

    Position at() {
        return peek().at();
    }

    /** Whether the parenthesis at the cursor holds a query, not a tuple, a scalar or a join. */
    boolean startsQueryInParentheses() {
        return brackets.holdsQuery(index);
    }

    /** Whether a query begins here without a parenthesis. */
    boolean startsQuery() {
        return Brackets.startsQuery(peek());
    }

    /** Goes {@code levels} deeper; every caller of this goes {@link #leave up} again. */
    void enter(int levels) {
        depth += levels;
        checkDepth(depth);
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** For what nests without recursion in the parser, such as a long chain of operators. */
    void checkDepth(int levels) {
        if (levels > MAX_DEPTH) {
            throw Errors.unsupported("nesting deeper than " + MAX_DEPTH + " levels");
        }
    }

    int nextQuestionMark() {
        return ++questionMarks;
    }

    void noteBind(int number) {
        highestBind = Math.max(highestBind, number);
    }

    int bindCount() {
        return Math.max(questionMarks, highestBind);
    }

    /** Whether a statement of a {@code ->>} chain is read that has one before it. */
    boolean isInFlow() {
        return inFlow;
    }

    void flow(boolean in) {
        inFlow = in;
    }

    void ignoreQuotedCase(boolean ignore) {
        ignoreQuotedCase = ignore;
    }

    /** What an identifier in double quotes stands for. */
    String quoted(String text) {
        return ignoreQuotedCase ? text.toUpperCase(Locale.ROOT) : text;
    }

    void startStatement() {
        questionMarks = 0;
        highestBind = 0;
    }
}
