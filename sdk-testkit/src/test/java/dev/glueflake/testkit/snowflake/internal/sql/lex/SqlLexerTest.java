package dev.glueflake.testkit.snowflake.internal.sql.lex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {

    private static List<String> texts(String sql) {
        return SqlLexer.tokens(sql).stream()
                .filter(token -> !token.is(TokenKind.END))
                .map(Token::text)
                .toList();
    }

    private static Token only(String sql) {
        List<Token> tokens = SqlLexer.tokens(sql);
        assertThat(tokens).hasSize(2);
        return tokens.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a /* c */ b",
                "a/**/b",
                "a -- c\nb",
                "a // c 'x\nb",
                "/* ' \" $$ */a\n\tb--",
                "a /* -- */ b // */"
            })
    void commentsAndBlanksSeparateTokensAndAreDropped(String sql) {
        assertThat(texts(sql)).containsExactly("a", "b");
    }

    static List<List<String>> constants() {
        return List.of(
                List.of("''", ""),
                List.of("'it''s'", "it's"),
                List.of("'-- no /* comment'", "-- no /* comment"),
                List.of("'a\\nb\\tc'", "a\nb\tc"),
                List.of("'\\\\d'", "\\d"),
                List.of("'\\''", "'"),
                List.of("'\\u0041\\x42\\103\\0'", "ABC\0"),
                List.of("'\\777'", "\u003f7"),
                List.of("'\\q\\%'", "q%"),
                List.of("'line\nbreak'", "line\nbreak"),
                List.of("'\\ud83d\\ude00'", "\ud83d\ude00"));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void undoesQuotesAndEscapesOfAConstant(List<String> row) {
        Token token = only(row.get(0));

        assertThat(token.kind()).isEqualTo(TokenKind.STRING);
        assertThat(token.text()).isEqualTo(row.get(1));
    }

    @Test
    void leavesADollarConstantAsItIs() {
        Token token = only("$$it's \\n -- /* \"$$");

        assertThat(token.kind()).isEqualTo(TokenKind.DOLLAR_STRING);
        assertThat(token.text()).isEqualTo("it's \\n -- /* \"");
    }

    @Test
    void undoublesQuotesOfAnIdentifierAndKeepsItsBackslashes() {
        Token token = only("\"a \"\"b\"\" \\n;\"");

        assertThat(token.kind()).isEqualTo(TokenKind.QUOTED);
        assertThat(token.text()).isEqualTo("a \"b\" \\n;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "17", "1.5", "1.", ".5", "1e3", "1.5E-10", "1e+3", "007"})
    void readsANumberAsWritten(String sql) {
        assertThat(only(sql)).extracting(Token::kind, Token::text).containsExactly(TokenKind.NUMBER, sql);
    }

    @ParameterizedTest
    @CsvSource({
        "$v, VARIABLE, v",
        "$V_1, VARIABLE, V_1",
        "$12, POSITION, 12",
        "@s/p/a-b.csv, STAGE, @s/p/a-b.csv",
        "@~/x, STAGE, @~/x",
        "@db.\"my s\".%t/x=1/*.csv, STAGE, @db.\"my s\".%t/x=1/*.csv",
        "sys$f, WORD, sys$f",
        "_a1, WORD, _a1"
    })
    void tellsVariablesPositionsStagesAndWordsApart(String sql, TokenKind kind, String text) {
        assertThat(only(sql)).extracting(Token::kind, Token::text).containsExactly(kind, text);
    }

    @Test
    void readsTheLongestOperator() {
        assertThat(texts("a::b:c:=d=>e>=f<=g<>h!=i||j->k->>l"))
                .containsExactly(
                        "a", "::", "b", ":", "c", ":=", "d", "=>", "e", ">=", "f", "<=", "g", "<>", "h", "!=", "i",
                        "||", "j", "->", "k", "->>", "l");
    }

    @Test
    void takesAFileUrlWholeBehindPutOnly() {
        assertThat(texts("put file:///tmp/a*.csv @s;")).containsExactly("put", "/tmp/a*.csv", "@s", ";");
        assertThat(texts("a file://b\nc")).containsExactly("a", "file", ":", "c");
    }

    @Test
    void endsAStageAtABlankACommaASemicolonOrAParenthesis() {
        assertThat(texts("@a/b, @c(@d) @e;")).containsExactly("@a/b", ",", "@c", "(", "@d", ")", "@e", ";");
    }

    @Test
    void knowsTheTextsPlaceByLineAndColumn() {
        List<Token> tokens = SqlLexer.tokens("ab\r\n  'x\ny' /* \n */ cd");

        assertThat(tokens)
                .extracting(Token::at)
                .containsExactly(
                        new Position(0, 1, 0), new Position(6, 2, 2), new Position(20, 4, 4), new Position(22, 4, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'abc", "'abc\\", "'\\u00", "\"abc", "$$abc$", "/* abc", "@\"abc"})
    void aQuoteOrCommentWithoutEndEndsUnexpectedly(String sql) {
        assertThatThrownBy(() -> SqlLexer.tokens(sql))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("SQL compilation error:\nsyntax error line 1 at position " + sql.length()
                        + " unexpected '<EOF>'.");
    }

    @ParameterizedTest
    @CsvSource({"\\u00G1, 7", "\\xZ1, 5"})
    void aWrongHexadecimalDigitIsASyntaxError(String escape, int position) {
        assertThatThrownBy(() -> SqlLexer.tokens("x '" + escape + "'"))
                .isInstanceOfSatisfying(SnowflakeException.class, error -> assertThat(error.position())
                        .isEqualTo(position));
    }
}
