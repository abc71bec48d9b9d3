package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    private static SnowflakeException refused(String sql) {
        return catchThrowableOfType(SnowflakeException.class, () -> SqlParser.parse(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "selec 1                          ^ 1 ^ 0  ^ selec",
                "select 1 +                       ^ 1 ^ 10 ^ <EOF>",
                "select a from t whre a = 1 b     ^ 1 ^ 21 ^ a",
                "select a from from t             ^ 1 ^ 14 ^ from",
                "select order from t              ^ 1 ^ 7  ^ order",
                "select 1 as group                ^ 1 ^ 12 ^ group",
                "select * from left               ^ 1 ^ 14 ^ left",
                "select 1; selec 2                ^ 1 ^ 10 ^ selec",
                "select (1, 2                     ^ 1 ^ 12 ^ <EOF>",
                "select 'a' 'b''c'                ^ 1 ^ 11 ^ 'b''c'",
                "select a..b                      ^ 1 ^ 9  ^ .",
                "select 1 = = 2                   ^ 1 ^ 11 ^ =",
                "select case end                  ^ 1 ^ 15 ^ <EOF>",
                "select cast(a int)               ^ 1 ^ 14 ^ int",
                "select a is b                    ^ 1 ^ 12 ^ b",
                "select $0                        ^ 1 ^ 7  ^ $0",
                "select true.a                    ^ 1 ^ 11 ^ .",
                "select f(a b)                    ^ 1 ^ 11 ^ b",
                "insert t values (1)              ^ 1 ^ 7  ^ t",
                "insert into t (a) valuess (1)    ^ 1 ^ 18 ^ valuess",
                "update t a = 1                   ^ 1 ^ 11 ^ =",
                "merge into t using s on a = b    ^ 1 ^ 29 ^ <EOF>",
                "create table t (a int            ^ 1 ^ 21 ^ <EOF>",
                "create table t (current_date int) ^ 1 ^ 16 ^ current_date",
                "create tabel t (a int)           ^ 1 ^ 7  ^ tabel",
                "drop t                           ^ 1 ^ 5  ^ t",
                "create table t (a int) foo       ^ 1 ^ 23 ^ foo",
                "alter session set                ^ 1 ^ 17 ^ <EOF>",
                "begin select 1 end               ^ 1 ^ 18 ^ <EOF>",
                "begin if (a) then null; end;     ^ 1 ^ 27 ^ ;",
                "begin break                      ^ 1 ^ 11 ^ <EOF>",
                "begin x := ; end                 ^ 1 ^ 11 ^ ;",
                "use                              ^ 1 ^ 3  ^ <EOF>",
                "set a 1                          ^ 1 ^ 6  ^ 1",
                "put /tmp/x @s                    ^ 1 ^ 4  ^ /",
                "list s                           ^ 1 ^ 5  ^ s",
                "copy into t from u               ^ 1 ^ 17 ^ u",
                "select a from t natural u        ^ 1 ^ 24 ^ u",
                "select !a                        ^ 1 ^ 7  ^ !",
            })
    void aSyntaxErrorSaysWhereAndWhat(String sql, int line, int column, String token) {
        SnowflakeException error = refused(sql);

        assertThat(error.getMessage())
                .isEqualTo("SQL compilation error:\nsyntax error line " + line + " at position " + column
                        + " unexpected '" + token + "'.");
        assertThat(error.code()).isEqualTo("001003");
        assertThat(error.sqlState()).isEqualTo("42000");
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.position()).isEqualTo(column);
    }

    @Test
    void linesCountFromOneAndColumnsFromZero() {
        SnowflakeException error = refused("select a, -- x\n  b /* \n */ from\r\n\tt wher x where");

        assertThat(error.line()).isEqualTo(4);
        assertThat(error.position()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", " ; ; ", "-- x", "/* ; */ ;"})
    void aTextWithoutAStatementIsRefused(String sql) {
        SnowflakeException error = refused(sql);

        assertThat(error.code()).isEqualTo("000900");
        assertThat(error.sqlState()).isEqualTo("42601");
        assertThat(error.getMessage()).isEqualTo("SQL compilation error:\nEmpty SQL statement.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "create hybrid table t (a int)                       ^ CREATE HYBRID TABLE",
                "create stream s on dynamic table t                  ^ CREATE STREAM … ON DYNAMIC TABLE",
                "create task t execute as user u as select 1         ^ CREATE TASK … EXECUTE AS USER",
                "create alert a from template t                      ^ CREATE ALERT … FROM TEMPLATE",
                "create transient view v as select 1                 ^ CREATE TRANSIENT VIEW",
                "create or alter stream s on table t                 ^ CREATE OR ALTER STREAM",
                "undrop view v                                       ^ UNDROP VIEW",
                "select * from t match_recognize (x)                 ^ MATCH_RECOGNIZE",
                "select * from semantic_view (v dimensions d)        ^ SEMANTIC_VIEW",
                "select * from t connect by nocycle prior a = b      ^ CONNECT BY NOCYCLE",
                "select * from t pivot (sum(a), max(a) for b in (1)) ^ PIVOT with several aggregate functions",
                "select * from (t) changes (information => default)  ^ CHANGES",
                "select * from t for update                          ^ SELECT … FOR UPDATE",
                "select a -> 1                                       ^ lambda expression",
                "select count(*) filter (where a)                    ^ FILTER",
                "select a like any (select 1)                        ^ LIKE ANY or ALL with a subquery",
                "create table t (a int as (b + 1))                   ^ virtual column",
                "create table t (a int check (a > 1))                ^ CHECK constraint",
                "begin return table(select 1); end                   ^ RETURN TABLE(SELECT …)",
            })
    void whatSnowflakeHasAndTheFakeHasNotIsRefusedByName(String sql, String name) {
        SnowflakeException error = refused(sql);

        assertThat(error.getMessage()).isEqualTo("Unsupported feature '" + name + "'.");
        assertThat(error.code()).isEqualTo("000002");
        assertThat(error.sqlState()).isEqualTo("0A000");
    }

    @Test
    void replaceAndIfNotExistsExcludeEachOther() {
        assertThat(refused("create or replace schema if not exists s").getMessage())
                .isEqualTo("SQL compilation error:\noptions OR REPLACE and IF NOT EXISTS are incompatible.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "(               ^                 ",
                "(               ^ 1 )             ",
                "f(              ^ 1 )             ",
                "[               ^ 1 ]             ",
                "not             ^ 1               ",
                "case when a then ^ 1 end         ",
                "(select         ^ 1 )             ",
                "1 +             ^ 1               ",
                "(select * from  ^ t )             ",
            })
    void nestingWithoutEndIsRefusedOnASmallStack(String open, String close) throws InterruptedException {
        String[] parts = (close == null ? "" : close).split(" ", 2);
        String inner = parts[0];
        String end = parts.length > 1 ? parts[1] : "";
        String sql = "select " + (open + " ").repeat(50_000) + inner + (" " + end).repeat(50_000);
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        SqlParser.parse(sql);
                    } catch (Throwable any) {
                        thrown[0] = any;
                    }
                },
                "small stack",
                2 * 1024 * 1024);
        small.start();
        small.join();

        assertThat(thrown[0])
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature 'nesting deeper than 500 levels'.");
    }
}
