package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SnowflakeIdentifierTest {

    @Property
    void whatIsQuotedIsParsedBackUnchanged(@ForAll("names") String name) {
        SnowflakeIdentifier identifier = SnowflakeIdentifier.of(name);
        assertThat(SnowflakeIdentifier.parse(identifier.sql())).isEqualTo(identifier);
        assertThat(identifier.name()).isEqualTo(name);
    }

    @Property
    void qualifiedNamesAreParsedBackUnchanged(
            @ForAll("names") String database, @ForAll("names") String schema, @ForAll("names") String name) {
        QualifiedName qualified = QualifiedName.of(
                SnowflakeIdentifier.of(database), SnowflakeIdentifier.of(schema), SnowflakeIdentifier.of(name));
        assertThat(QualifiedName.parse(qualified.sql())).isEqualTo(qualified);
    }

    @Property
    void anyTextIsEitherRefusedOrANameThatIsWrittenAsOneQuotedToken(@ForAll String text) {
        SnowflakeIdentifier parsed;
        try {
            parsed = SnowflakeIdentifier.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        String inside = parsed.sql().substring(1, parsed.sql().length() - 1);
        assertThat(inside.replace("\"\"", "")).doesNotContain("\"");
    }

    @Property
    void literalsAreReadBackByTheirRules(@ForAll("texts") String text) {
        String literal = SnowflakeLiteral.of(text);
        assertThat(literal).startsWith("'").endsWith("'");
        String inside = literal.substring(1, literal.length() - 1);
        assertThat(inside.replace("''", "").replace("\\\\", ""))
                .doesNotContain("'")
                .doesNotContain("\\");
        assertThat(inside.replace("''", "'").replace("\\\\", "\\")).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aZ_9$ .\"'\\;-éß漢\uFF1B")
                .withCharRange(' ', '~')
                .ofMinLength(1)
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("'\\ab\n;-\"é").ofMaxLength(30);
    }

    @Example
    void unquotedNamesFoldToUpperCase() {
        assertThat(SnowflakeIdentifier.parse(" orders_1$ ").sql()).isEqualTo("\"ORDERS_1$\"");
        assertThat(SnowflakeIdentifier.parse("\"Orders\"").name()).isEqualTo("Orders");
        assertThat(SnowflakeIdentifier.of("select").sql()).isEqualTo("\"select\"");
    }

    @Example
    void whatIsNoNameIsRefused() {
        for (String text : List.of(
                "",
                " ",
                "1a",
                "$a",
                "a b",
                "a;b",
                "a-b",
                "a'",
                "\"",
                "\"\"",
                "\"a",
                "\"a\"b",
                "a.b",
                "é",
                "a\nb",
                "\"a\u0000b\"",
                "\"a\u001Bb\"",
                "x; drop table t",
                "x -- c",
                "x/**/")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> SnowflakeIdentifier.parse(text));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SnowflakeIdentifier.of("x".repeat(256)))
                .withMessageContaining("255");
        assertThat(SnowflakeIdentifier.of("x".repeat(255)).name()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> SnowflakeIdentifier.of("half \uD800 pair"));
    }

    @Example
    void dotsInsideQuotesDoNotSplit() {
        QualifiedName name = QualifiedName.parse("sales.\"My.Schema\".\"a\"\"b\"");
        assertThat(name.database()).contains(SnowflakeIdentifier.of("SALES"));
        assertThat(name.schema()).contains(SnowflakeIdentifier.of("My.Schema"));
        assertThat(name.name().name()).isEqualTo("a\"b");
        assertThat(name.sibling(SnowflakeIdentifier.of("X")).sql()).isEqualTo("\"SALES\".\"My.Schema\".\"X\"");
        assertThat(QualifiedName.parse("t").schema()).isEmpty();
    }

    @Example
    void wrongQualifiedNamesAreRefused() {
        for (String text : List.of("a..b", ".a", "a.", "a.b.c.d", "a . b", "a.b;", "a.b()")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> QualifiedName.parse(text));
        }
    }

    @Example
    void aLiteralDoublesQuotesAndBackslashes() {
        assertThat(SnowflakeLiteral.of("it's \\ $$")).isEqualTo("'it''s \\\\ $$'");
        assertThat(SnowflakeLiteral.of((String) null)).isEqualTo("NULL");
        assertThatIllegalArgumentException().isThrownBy(() -> SnowflakeLiteral.of("a\0b"));
    }
}
