package dev.glueflake.testkit.snowflake.internal.sql.lex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SqlLexerPropertyTest {

    @Property(tries = 500)
    void aQuotedIdentifierGivesBackWhatWasQuoted(@ForAll String name) {
        assertThat(behindComment("\"" + name.replace("\"", "\"\"") + "\"", TokenKind.QUOTED))
                .isEqualTo(name);
    }

    @Property(tries = 500)
    void aConstantGivesBackWhatWasQuoted(@ForAll String value) {
        String doubled = value.replace("\\", "\\\\").replace("'", "''");
        String escaped = value.replace("\\", "\\\\").replace("'", "\\'");

        assertThat(behindComment("'" + doubled + "'", TokenKind.STRING)).isEqualTo(value);
        assertThat(behindComment("'" + escaped + "'", TokenKind.STRING)).isEqualTo(value);
    }

    @Property(tries = 500)
    void anEscapeByItsCodeGivesBackTheCharacter(@ForAll char character) {
        String escaped = String.format("\\u%04x", (int) character);

        assertThat(behindComment("'" + escaped + "'", TokenKind.STRING)).isEqualTo(String.valueOf(character));
    }

    private static String behindComment(String sql, TokenKind kind) {
        List<Token> tokens = SqlLexer.tokens("/* ' */" + sql + "--\"");
        assertThat(tokens).hasSize(2);
        assertThat(tokens.get(0).kind()).isEqualTo(kind);
        return tokens.get(0).text();
    }
}
