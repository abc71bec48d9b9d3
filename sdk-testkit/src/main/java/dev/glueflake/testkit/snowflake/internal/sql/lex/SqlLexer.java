package dev.glueflake.testkit.snowflake.internal.sql.lex;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into tokens, comments and blanks dropped; the last token is always {@link TokenKind#END}. */
public final class SqlLexer {
    private static final String STAGE_ENDS = "(),;";

    private final CharacterSource source;
    private final StringScanner strings;
    private final List<Token> tokens;

    private SqlLexer(String text) {
        source = new CharacterSource(text);
        strings = new StringScanner(source);
        tokens = new ArrayList<>(16 + text.length() / 6);
    }

    /** The tokens of a text; a quote or comment without an end is a syntax error. */
    public static List<Token> tokens(String text) {
        SqlLexer lexer = new SqlLexer(text);
        do {
            lexer.skipBlanks();
        } while (lexer.scanOne());
        return lexer.tokens;
    }

    private void skipBlanks() {
        while (!source.atEnd()) {
            char next = source.peek();
            if (Character.isWhitespace(next) || next == '\u00a0' || next == '\ufeff') {
                source.advance();
            } else if (source.startsWith("--") || source.startsWith("//")) {
                source.advanceTo("\n");
            } else if (source.startsWith("/*")) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        source.advance(2);
        if (!source.advanceTo("*/")) {
            throw Errors.syntax(source.position(), "<EOF>");
        }
        source.advance(2);
    }

    /** Answers false behind the last token. */
    private boolean scanOne() {
        Position at = source.position();
        if (source.atEnd()) {
            tokens.add(new Token(TokenKind.END, "<EOF>", "<EOF>", at, at.offset()));
            return false;
        }
        char next = source.peek();
        if (isWordStart(next)) {
            scanWord(at);
        } else if (isDigit(next) || (next == '.' && isDigit(source.peek(1)) && !followsName())) {
            scanNumber(at);
        } else {
            scanQuotedOrSymbol(next, at);
        }
        return true;
    }

    private void scanQuotedOrSymbol(char next, Position at) {
        switch (next) {
            case '\'' -> add(TokenKind.STRING, strings.constant(), at);
            case '"' -> add(TokenKind.QUOTED, strings.quotedIdentifier(), at);
            case '$' -> scanDollar(at);
            case '@' -> scanStage(at);
            default -> add(TokenKind.SYMBOL, symbol(), at);
        }
    }

    private void scanWord(Position at) {
        if (source.startsWith("file://") && expectsFile()) {
            scanFile(at);
            return;
        }
        while (isWordPart(source.peek())) {
            source.advance();
        }
        String text = source.since(at.offset());
        tokens.add(new Token(TokenKind.WORD, text, text.toUpperCase(Locale.ROOT), at, source.offset()));
    }

    /** {@code file://} is a place only where PUT or GET has one; elsewhere it is a path and a comment. */
    private boolean expectsFile() {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last != null && (last.isWord("PUT") || last.is(TokenKind.STAGE) || last.is(TokenKind.STRING));
    }

    private void scanFile(Position at) {
        source.advance("file://".length());
        int start = source.offset();
        while (!source.atEnd() && !Character.isWhitespace(source.peek()) && source.peek() != ';') {
            source.advance();
        }
        add(TokenKind.FILE, source.since(start), at);
    }

    /** A digit behind {@code a.} is no number with a leading point. */
    private boolean followsName() {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return last != null
                && last.end() == source.offset()
                && (last.is(TokenKind.WORD) || last.is(TokenKind.QUOTED) || last.is(TokenKind.VARIABLE));
    }

    private void scanNumber(Position at) {
        skipDigits();
        if (source.peek() == '.' && source.peek(1) != '.') {
            source.advance();
            skipDigits();
        }
        int exponent = exponentLength();
        if (exponent > 0) {
            source.advance(exponent);
            skipDigits();
        }
        add(TokenKind.NUMBER, source.since(at.offset()), at);
    }

    private int exponentLength() {
        if (source.peek() != 'e' && source.peek() != 'E') {
            return 0;
        }
        boolean signed = source.peek(1) == '+' || source.peek(1) == '-';
        int length = signed ? 2 : 1;
        return isDigit(source.peek(length)) ? length : 0;
    }

    private void skipDigits() {
        while (isDigit(source.peek())) {
            source.advance();
        }
    }

    private void scanDollar(Position at) {
        if (source.peek(1) == '$') {
            add(TokenKind.DOLLAR_STRING, strings.dollarConstant(), at);
            return;
        }
        source.advance();
        int start = source.offset();
        if (isDigit(source.peek())) {
            skipDigits();
            add(TokenKind.POSITION, source.since(start), at);
        } else {
            while (isWordPart(source.peek())) {
                source.advance();
            }
            boolean named = source.offset() > start;
            add(named ? TokenKind.VARIABLE : TokenKind.SYMBOL, named ? source.since(start) : "$", at);
        }
    }

    private void scanStage(Position at) {
        source.advance();
        while (!source.atEnd() && !Character.isWhitespace(source.peek()) && STAGE_ENDS.indexOf(source.peek()) < 0) {
            if (source.peek() == '"') {
                strings.quotedIdentifier();
            } else {
                source.advance();
            }
        }
        add(TokenKind.STAGE, source.since(at.offset()), at);
    }

    private String symbol() {
        int length = symbolLength();
        int start = source.offset();
        source.advance(length);
        return source.since(start);
    }

    private int symbolLength() {
        if (source.startsWith("->>")) {
            return 3;
        }
        return switch (source.peek()) {
            case ':' -> source.peek(1) == ':' || source.peek(1) == '=' ? 2 : 1;
            case '=' -> source.peek(1) == '>' ? 2 : 1;
            case '<' -> source.peek(1) == '=' || source.peek(1) == '>' ? 2 : 1;
            case '>', '!' -> source.peek(1) == '=' ? 2 : 1;
            case '|' -> source.peek(1) == '|' ? 2 : 1;
            case '-' -> source.peek(1) == '>' ? 2 : 1;
            default -> Character.isHighSurrogate(source.peek()) && Character.isLowSurrogate(source.peek(1)) ? 2 : 1;
        };
    }

    private void add(TokenKind kind, String text, Position at) {
        tokens.add(new Token(kind, text, text, at, source.offset()));
    }

    private static boolean isWordStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
