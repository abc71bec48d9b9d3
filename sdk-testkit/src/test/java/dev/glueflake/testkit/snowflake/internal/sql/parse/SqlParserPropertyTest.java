package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.lex.SqlLexer;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlParserPropertyTest {
    /** Statements that any writing of leaves the same. */
    private static final List<String> STATEMENTS = List.of(
            "SELECT A.B , C :: NUMBER ( 10 , 2 ) AS X FROM DB.S.T A LEFT JOIN U ON A.ID = U.ID , LATERAL FLATTEN ( INPUT => A.V ) F WHERE NOT A IN ( 1 , 2 ) AND B BETWEEN 1 AND 2 GROUP BY ALL HAVING COUNT ( * ) > 1 QUALIFY ROW_NUMBER ( ) OVER ( PARTITION BY A ORDER BY B DESC NULLS LAST ) = 1 ORDER BY 1 LIMIT 10",
            "WITH RECURSIVE X ( A ) AS ( SELECT 1 UNION ALL SELECT A + 1 FROM X ) SELECT * EXCLUDE ( A ) FROM X",
            "INSERT OVERWRITE INTO T ( A , B ) VALUES ( 1 , DEFAULT ) , ( ? , 'x' )",
            "MERGE INTO TGT T USING ( SELECT * FROM SRC ) S ON T.ID = S.ID WHEN MATCHED AND S.DEL THEN DELETE WHEN MATCHED THEN UPDATE SET T.A = S.A WHEN NOT MATCHED THEN INSERT ( ID ) VALUES ( S.ID )",
            "UPDATE T X SET A = 1 FROM U WHERE X.ID = U.ID",
            "DELETE FROM T USING U WHERE T.ID = U.ID",
            "CREATE OR REPLACE TRANSIENT TABLE T ( A NUMBER ( 38 , 0 ) NOT NULL DEFAULT 1 , \"b\" VARCHAR COMMENT 'c' , PRIMARY KEY ( A ) ) COMMENT = 'x'",
            "CREATE FILE FORMAT IF NOT EXISTS F TYPE = CSV NULL_IF = ( 'a' , 'b' )",
            "ALTER TABLE IF EXISTS T ADD COLUMN A INT , B DATE",
            "ALTER SESSION SET TIMEZONE = 'UTC' , WEEK_START = 1",
            "COPY INTO T FROM @s/path FILE_FORMAT = ( TYPE = CSV SKIP_HEADER = 1 ) ON_ERROR = CONTINUE",
            "SHOW TERSE TABLES LIKE 'x' IN SCHEMA D.S LIMIT 3",
            "COMMENT IF EXISTS ON COLUMN T.C IS 'x'",
            "DROP PROCEDURE IF EXISTS P ( INT , VARCHAR )",
            "CALL P ( X => 1 )",
            "BEGIN TRANSACTION NAME X",
            "DECLARE X INT DEFAULT 0 ; BEGIN FOR I IN 1 TO 10 DO X := X + I ; END FOR ; IF ( X > 1 ) THEN RETURN X ; ELSE RAISE ; END IF ; SELECT A INTO :X FROM T ; EXCEPTION WHEN OTHER THEN RETURN 1 ; END");

    @Provide
    Arbitrary<String> statements() {
        return Arbitraries.of(STATEMENTS);
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of(" ", "\n", "\t ", " /* ' */ ", " -- \"x\n", " // ; \r\n", " /**/ ");
    }

    @Provide
    Arbitrary<String> soup() {
        List<String> tokens = new ArrayList<>(List.of(
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                ",",
                ";",
                ".",
                "*",
                "+",
                "-",
                "=",
                "=>",
                ":=",
                ":",
                "::",
                "||",
                "->",
                "?",
                "$1",
                "$v",
                "$$x$$",
                "'a'",
                "\"q\"",
                "1",
                "1.5",
                "@s/p",
                "file://x",
                "!",
                "~",
                "\0",
                "x'",
                "END",
                "LOOP"));
        STATEMENTS.forEach(statement -> tokens.addAll(List.of(statement.split(" "))));
        return Arbitraries.of(tokens).list().ofMaxSize(40).map(list -> String.join(" ", list));
    }

    @Property(tries = 300)
    void caseCommentsAndBlanksChangeNothing(
            @ForAll("statements") String sql, @ForAll("gaps") String gap, @ForAll boolean lower) {
        StringBuilder other = new StringBuilder();
        for (Token token : SqlLexer.tokens(sql)) {
            if (!token.is(TokenKind.END)) {
                String written = sql.substring(token.at().offset(), token.end());
                boolean word = token.is(TokenKind.WORD) && lower;
                other.append(word ? written.toLowerCase(Locale.ROOT) : written).append(gap);
            }
        }

        assertThat(shape(other.toString())).isEqualTo(shape(sql));
    }

    private static String shape(String sql) {
        List<ParsedStatement> statements = SqlParser.parse(sql);
        assertThat(statements).hasSize(1);
        return TreeShape.of(statements.get(0).statement());
    }

    @Property(tries = 3000)
    void anyTokensGiveATreeOrASnowflakeError(@ForAll("soup") String sql) {
        parsesOrRefuses(sql);
    }

    @Property(tries = 500)
    void anyTextGivesATreeOrASnowflakeError(@ForAll String text) {
        parsesOrRefuses(text);
    }

    @Property(tries = 2000)
    void aStatementWithoutOneTokenGivesATreeOrASnowflakeError(
            @ForAll("statements") String sql, @ForAll int seed, @ForAll("soup") String other) {
        List<String> tokens = new ArrayList<>(List.of(sql.split(" ")));
        int at = Math.floorMod(seed, tokens.size());
        tokens.remove(at);
        parsesOrRefuses(String.join(" ", tokens));
        tokens.add(at, other);
        parsesOrRefuses(String.join(" ", tokens));
        parsesOrRefuses(String.join(" ", tokens.subList(0, at)));
    }

    private static void parsesOrRefuses(String sql) {
        try {
            assertThat(SqlParser.parse(sql)).isNotEmpty();
        } catch (SnowflakeException refused) {
            assertThat(refused.code()).isIn("001003", "000002", "000900", "002023", "002028");
            assertThat(refused.sqlState()).hasSize(5);
        }
    }
}
