package dev.glueflake.testkit.snowflake.internal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {
    private static SqlAccount sql;

    @BeforeAll
    static void open() {
        sql = new SqlAccount();
        sql.run("create table fruit (name varchar, price number(6,2));"
                + "insert into fruit values ('apple', 1.5), ('banana', 0.25), ('cherry', 7)");
    }

    @AfterAll
    static void close() {
        sql.close();
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                arguments("a value", "begin return 1 + 1; end", "2"),
                arguments("nothing", "begin null; end", null),
                arguments("a variable", "declare x number(4,1) default 1.26; begin return x; end", "1.3"),
                arguments("a variable without a type", "begin let x := 5; x := x * 2; return x; end", "10"),
                arguments("let with a type", "begin let d date := '2026-02-28'; return d + 1; end", "2026-03-01"),
                arguments(
                        "if",
                        "begin if (1 > 2) then return 'a'; elseif (2 > 1) then return 'b'; else return 'c'; end if; end",
                        "b"),
                arguments("if over NULL", "begin if (null) then return 'a'; end if; return 'b'; end", "b"),
                arguments(
                        "case with an operand",
                        "begin let x := 'two'; case (x) when 'one' then return 1; when 'two' then return 2; else return 0; end; end",
                        "2"),
                arguments(
                        "case without",
                        "begin let x := 7; case when x > 10 then return 'big'; when x > 5 then return 'middle'; end case; end",
                        "middle"),
                arguments(
                        "counting",
                        "declare s number default 0; begin for i in 1 to 4 do s := s + i; end for; return s; end",
                        "10"),
                arguments(
                        "counting back",
                        "declare s varchar default ''; begin for i in reverse 1 to 3 do s := s || i; end for; return s; end",
                        "321"),
                arguments("counting nowhere", "begin for i in 2 to 1 do return 'x'; end for; return 'y'; end", "y"),
                arguments(
                        "while with continue",
                        "declare i number default 0; s number default 0; begin while (i < 5) do i := i + 1; if (i = 3) then continue;"
                                + " end if; s := s + i; end while; return s; end",
                        "12"),
                arguments(
                        "repeat",
                        "declare i number default 0; begin repeat i := i + 1; until (i >= 3) end repeat; return i; end",
                        "3"),
                arguments(
                        "loop with break",
                        "declare i number default 0; begin loop i := i + 1; if (i > 6) then break; end if; end loop; return i; end",
                        "7"),
                arguments(
                        "break out of the outer loop",
                        "declare n number default 0; begin for i in 1 to 3 do for j in 1 to 3 do n := n + 1; if (j = 2) then break"
                                + " outer_loop; end if; end for; end for outer_loop; return n; end",
                        "2"),
                arguments(
                        "rows of a cursor",
                        "declare s varchar default ''; c cursor for select name from fruit order by price; begin for r in c do s := s ||"
                                + " r.name || ' '; end for; return s; end",
                        "banana apple cherry "),
                arguments(
                        "rows of a resultset",
                        "declare total number(10,2) default 0; rs resultset default (select price as p from fruit); begin for r in rs do"
                                + " total := total + r.p; end for; return total; end",
                        "8.75"),
                arguments(
                        "a cursor by hand",
                        "declare a varchar; b varchar; c cursor for select name from fruit where price < ? order by name; begin open c"
                                + " using (5); fetch c into a; fetch c into b; close c; return a || '+' || b; end",
                        "apple+banana"),
                arguments(
                        "select into",
                        "declare n varchar; p number(6,2); begin select name, price into :n, :p from fruit where price > 5; return n ||"
                                + " p; end",
                        "cherry7.00"),
                arguments(
                        "a condition with a query",
                        "begin if (exists (select 1 from fruit where name = 'apple')) then return 'yes'; end if; return 'no'; end",
                        "yes"),
                arguments(
                        "variables in statements",
                        "declare least number default 1; n number; begin select count(*) into :n from fruit where price > :least;"
                                + " return n; end",
                        "2"),
                arguments(
                        "inner blocks hide names",
                        "declare x number default 1; begin begin let x := 2; end; return x; end",
                        "1"),
                arguments(
                        "an immediate statement",
                        "begin execute immediate 'select 1'; return sqlrowcount is null; end",
                        "true"),
                arguments(
                        "an immediate statement with values",
                        "declare rs resultset; a number default 2; n number default 0; begin rs := (execute immediate 'select ? + 1 as v'"
                                + " using (a)); for r in rs do n := r.v; end for; return n; end",
                        "3"),
                arguments(
                        "a handler",
                        "begin select 1/0; return 'no'; exception when statement_error then return 'caught'; end",
                        "caught"),
                arguments(
                        "a handler for anything",
                        "begin let x := 1; x := 1/0; exception when statement_error then return 'wrong'; when other then return 'other';"
                                + " end",
                        "other"),
                arguments(
                        "what a handler knows",
                        "declare e exception (-20005, 'too much'); begin raise e; exception when e then return sqlcode || '/' || sqlerrm"
                                + " || '/' || sqlstate; end",
                        "-20005/too much/P0001"),
                arguments(
                        "a handler of the outer block",
                        "declare e exception (-20005, 'x'); begin begin raise e; exception when statement_error then return 'inner';"
                                + " end; exception when e then return 'outer'; end",
                        "outer"),
                arguments(
                        "after a handled error the outer block goes on",
                        "declare s varchar default 'a'; begin begin select * from nowhere; exception when other then s := s || 'b'; end;"
                                + " return s || 'c'; end",
                        "abc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void blocksReturnWhatTheyShould(String name, String block, String expected) {
        assertThat(sql.cell(block)).isEqualTo(expected);
        assertThat(sql.cell("execute immediate $$" + block + "$$")).isEqualTo(expected);
    }

    @Test
    void theAnswerOfABlockHasItsName() {
        assertThat(sql.run("begin return 1; end").columns().get(0).name()).isEqualTo("anonymous block");
    }

    @Test
    void dmlTellsWhatItDid() {
        sql.run("create or replace table t (a number); insert into t values (1), (2), (3)");
        assertThat(
                        sql.cell(
                                "begin update t set a = a + 10 where a > 1; return sqlrowcount || ' ' || sqlfound || ' ' || sqlnotfound; end"))
                .isEqualTo("2 true false");
        assertThat(
                        sql.cell(
                                "begin delete from t where a = 99; return sqlrowcount || ' ' || sqlfound || ' ' || sqlnotfound; end"))
                .isEqualTo("0 false true");
        assertThat(sql.cell("begin insert into t select a from t; return sqlrowcount; end"))
                .isEqualTo("3");
    }

    @Test
    void returnTableGivesTheRows() {
        assertThat(sql.rows(
                        "declare rs resultset default (select name, price from fruit where price < 2 order by 1); begin return"
                                + " table(rs); end"))
                .containsExactly(List.of("apple", "1.50"), List.of("banana", "0.25"));
    }

    @Test
    void whatNobodyHandlesComesOut() {
        assertThatThrownBy(() -> sql.run(
                        "declare my_error exception (-20002, 'raised on purpose');\nbegin\n  raise my_error;\nend"))
                .isInstanceOfSatisfying(SnowflakeException.class, e -> {
                    assertThat(e.code()).isEqualTo("-20002");
                    assertThat(e.sqlState()).isEqualTo("P0001");
                })
                .hasMessage("Uncaught exception of type 'MY_ERROR' on line 3 at position 2 : raised on purpose");
        assertThatThrownBy(() -> sql.run("begin let x number := 'abc'; end"))
                .hasMessageStartingWith("Uncaught exception of type 'EXPRESSION_ERROR' on line 1 at position ")
                .hasMessageContaining("Numeric value 'abc' is not recognized");
        assertThatThrownBy(() -> sql.run("declare n number; begin select price into :n from fruit; end"))
                .hasMessageContaining("expects exactly 1 returned row, but got 3");
        assertThatThrownBy(
                        () -> sql.run("begin begin select * from nowhere; exception when other then raise; end; end"))
                .hasMessageStartingWith("Uncaught exception of type 'STATEMENT_ERROR'");
        assertThatThrownBy(() -> sql.run("declare c cursor for select 1; x number; begin fetch c into x; end"))
                .hasMessageContaining("Cursor 'C' is not open");
    }

    @Test
    void aCancelledScriptStopsAndNoHandlerCatchesIt() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        SnowflakeException reason = new SnowflakeException("000604", "57014", "SQL execution canceled");
        Thread other = new Thread(() -> cancellation.cancel(reason));
        other.start();
        assertThatThrownBy(
                        () -> sql.runWith(
                                Binds.none(),
                                cancellation,
                                "begin loop begin select 1; exception when other then null; end; end loop; exception when other then return 'x'; end"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("000604"));
        other.join();
    }
}
