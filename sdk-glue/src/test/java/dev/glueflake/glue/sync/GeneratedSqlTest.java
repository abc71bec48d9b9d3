package dev.glueflake.glue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.lex.SqlLexer;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a catalog holds, the statement consists of the tokens that were meant, by a lexer that shares no code. */
class GeneratedSqlTest {
    private static final GlueTableToSnowflakeDdl DDL = new GlueTableToSnowflakeDdl(
            CatalogSyncSettings.builder().stage("D.S.ST", "s3://bucket").build());

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void namesKeysAndTextsComeBackAsTheyWere(
            @ForAll("wild") String table,
            @ForAll("wild") String column,
            @ForAll("wild") String key,
            @ForAll("wild") String description,
            @ForAll("wild") String type) {
        DdlResult result = DDL.translate(GlueTables.table(GlueTables.OPENX)
                .named("db__schema", "t" + table)
                .described(description)
                .column("a" + column, type)
                .serdeWith("mapping.a" + column, "k" + key)
                .key("p" + column, "string")
                .build());
        if (result instanceof DdlResult.Skipped skipped) {
            assertThat(skipped.reason()).isIn(SkipReason.BAD_NAME, SkipReason.NAME_COLLISION);
            return;
        }
        ExternalTable external = ((DdlResult.Translated) result).table();
        List<Token> tokens = SqlLexer.tokens(external.createSql());
        assertThat(texts(tokens, TokenKind.QUOTED))
                .startsWith(
                        "DB",
                        "SCHEMA",
                        ("t" + table).toUpperCase(Locale.ROOT),
                        ("a" + column).toUpperCase(Locale.ROOT));
        assertThat(texts(tokens, TokenKind.STRING)).endsWith(external.comment());
        assertThat(Stream.concat(texts(tokens, TokenKind.QUOTED).stream(), texts(tokens, TokenKind.STRING).stream()))
                .contains("k" + key);
        assertThat(tokens).filteredOn(token -> token.isSymbol(";")).isEmpty();
        assertThat(texts(tokens, TokenKind.WORD)).doesNotContain("DROP", "drop");
        assertThat(OwnerMarker.find(external.comment()).map(OwnerMarker::source))
                .contains(external.source());
    }

    @Property(tries = 300)
    void plansGoThroughJsonAndBack(@ForAll("wild") String table, @ForAll("wild") String description) {
        DdlResult result = DDL.translate(GlueTables.table(GlueTables.PARQUET)
                .named("db__schema", "t" + table)
                .described(description)
                .column("a", "int")
                .build());
        if (result instanceof DdlResult.Translated translated) {
            SyncPlan plan = SyncDiff.plan(translated.table(), Optional.empty(), false);
            assertThat(SyncPlan.fromJson(plan.toJson())).isEqualTo(plan);
        }
    }

    @Property(tries = 2_000)
    void anyCommentHoldsAMarkerOrNone(@ForAll("markerLike") String comment) {
        OwnerMarker.find(comment)
                .ifPresent(marker -> assertThat(marker.comment("")).startsWith("[glueflake-sync/1 "));
    }

    @Provide
    Arbitrary<String> wild() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "'",
                        "\"",
                        "\\",
                        "''",
                        "\"\"",
                        ";",
                        "--",
                        "/*",
                        "*/",
                        "$$",
                        "drop table x",
                        "\n",
                        ")",
                        "(",
                        "${",
                        "%",
                        ":",
                        "[glueflake-sync/1 ",
                        "]",
                        "é",
                        "\uD83D\uDE00",
                        "x"),
                Arbitraries.strings().ofMaxLength(2));
        return piece.list().ofMaxSize(6).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> markerLike() {
        Arbitrary<String> piece = Arbitraries.of("a", " ", ",", "%", "%4", "auto", "db", "");
        return piece.list().ofMaxSize(12).map(pieces -> "[glueflake-sync/1 " + String.join("", pieces) + "]");
    }

    private static List<String> texts(List<Token> tokens, TokenKind kind) {
        return tokens.stream().filter(token -> token.is(kind)).map(Token::text).toList();
    }
}
