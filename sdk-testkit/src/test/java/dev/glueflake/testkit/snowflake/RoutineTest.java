package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Procedures and functions that a test answers, and those that would not end. */
class RoutineTest extends DriverSessionFixture {
    @Test
    void aProcedureInPythonAnswersWhatTheTestSays() throws SQLException {
        run(
                "create procedure score(customer varchar, weight number(5,2) default 1.5) returns variant language python"
                        + " runtime_version = '3.11' packages = ('snowflake-snowpark-python') handler = 'run' as 'def run(s, c, w): pass'");
        fake.routine(
                "score",
                call -> Map.of(
                        "who",
                        call.arguments().get(0),
                        "weight",
                        call.arguments().get(1)));
        assertThat(cell("call score('ada')").replaceAll("\\s", "")).isEqualTo("{\"weight\":1.5,\"who\":\"ada\"}");
    }

    @Test
    void aProcedureRunsStatementsInItsCallersTransaction() throws SQLException {
        run("create table t (a number)");
        run(
                "create procedure fill(n number) returns number language scala runtime_version = '2.12' handler = 'x.y' as 'x'");
        fake.routine("TESTDB.PUBLIC.FILL", call -> {
            call.sql("insert into t values (" + call.arguments().get(0) + "), (5)");
            return call.sql("select sum(a) as total from t").get(0).get("TOTAL");
        });
        run("begin");
        assertThat(cell("call fill(4)")).isEqualTo("9");
        run("rollback");
        assertThat(cell("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void errorsOfTheAnswerAreErrorsOfTheCall() throws SQLException {
        run("create procedure fails() returns varchar language javascript as 'return 1'");
        fake.routine("fails", call -> {
            throw new IllegalStateException("no such customer");
        });
        assertThatThrownBy(() -> run("call fails()"))
                .hasMessageContaining("no such customer")
                .hasMessageContaining("TESTDB.PUBLIC.FAILS");
        fake.routine("fails", call -> call.sql("select * from nowhere"));
        assertThatThrownBy(() -> run("call fails()")).hasMessageContaining("'NOWHERE' does not exist");
        fake.routine("fails", call -> new byte[0]);
        assertThatThrownBy(() -> run("call fails()")).hasMessageContaining("where VARCHAR(16777216) is wanted");
    }

    @Test
    void aProcedureAnswersRows() throws SQLException {
        run(
                "create procedure top() returns table (id number, name varchar) language java handler = 'A.b' imports = ('@s/a.jar')");
        fake.routine("top", call -> List.of(List.of(1, "a"), List.of(2, "b")));
        assertThat(rows("call top()")).containsExactly("1|a", "2|b");
        assertThat(rows("select name from table(top()) where id = 2")).containsExactly("b");
    }

    @Test
    void aFunctionAnswersRowByRow() throws SQLException {
        run(
                "create function tax(price number(10,2), country varchar) returns number(10,2) language python handler = 'f' as 'x'");
        run("create table sale (price number(10,2), country varchar)");
        run("insert into sale values (100, 'DE'), (50.5, 'FR'), (null, 'DE')");
        fake.routine("tax", call -> {
            BigDecimal price = (BigDecimal) call.arguments().get(0);
            return price == null
                    ? null
                    : price.multiply(new BigDecimal("DE".equals(call.arguments().get(1)) ? "0.19" : "0.2"));
        });
        assertThat(rows("select tax(price, country) from sale order by price nulls last"))
                .containsExactly("10.10", "19.00", "null");
        assertThat(cell("select sum(tax(price, country)) from sale")).isEqualTo("29.10");
        fake.routine("tax", call -> call.sql("select 1"));
        assertThatThrownBy(() -> rows("select tax(price, country) from sale")).hasMessageContaining("runs no SQL");
    }

    @Test
    void everyTypeGoesThroughAFunctionUnchanged() throws SQLException {
        fake.routine("same", call -> call.arguments().get(0));
        fake.routine("kind", call -> call.arguments().get(0).getClass().getSimpleName());
        assertSame("number(12,3)", "1.5", BigDecimal.class);
        assertSame("float", "0.1::float / 3", Double.class);
        assertSame("varchar", "'it''s'", String.class);
        assertSame("boolean", "true", Boolean.class);
        assertSame("binary", "to_binary('00FF', 'HEX')", byte[].class);
        assertSame("date", "'2026-02-28'::date", LocalDate.class);
        assertSame("time", "'12:34:56.123456'::time", LocalTime.class);
        assertSame("timestamp_ntz", "'2026-02-28 12:34:56.123456'::timestamp_ntz", LocalDateTime.class);
        assertSame("timestamp_ltz", "'2026-02-28 12:34:56.5'::timestamp_ltz", Instant.class);
        assertSame("timestamp_tz", "'2026-02-28 12:34:56.5 +02:30'::timestamp_tz", OffsetDateTime.class);
        assertSame("object", "object_construct('a', 1)", String.class);
        assertSame("array", "array_construct(1, 'x')", String.class);
    }

    private void assertSame(String type, String value, Class<?> java) throws SQLException {
        run("create or replace function same(v " + type + ") returns " + type
                + " language java handler = 'A.b' as 'x'");
        run("create or replace function kind(v " + type + ") returns varchar language java handler = 'A.b' as 'x'");
        boolean json = type.equals("object") || type.equals("array");
        String equal = json ? "to_json(same(%1$s)) = to_json(%1$s)" : "same(%1$s) = %1$s";
        assertThat(cell("select " + String.format(equal, value))).as(type).isEqualTo("true");
        assertThat(cell("select kind(" + value + ")")).isEqualTo(java.getSimpleName());
        assertThat(cell("select same(null)")).isEqualTo("null");
    }

    @Test
    void aTableFunctionAnswersRows() throws SQLException {
        run(
                "create function split_words(t varchar) returns table (n number, word varchar) language python handler = 'H' as 'x'");
        fake.routine("split_words", call -> {
            List<List<Object>> rows = new ArrayList<>();
            for (String word : ((String) call.arguments().get(0)).split(" ")) {
                rows.add(List.of(rows.size() + 1, word));
            }
            return rows;
        });
        assertThat(rows("select word from table(split_words('a bc d')) where n > 1 order by n"))
                .containsExactly("bc", "d");
        fake.routine("split_words", call -> List.of(List.of(1)));
        assertThatThrownBy(() -> rows("select * from table(split_words('a'))"))
                .hasMessageContaining("a row of 1 values for 2 columns");
        fake.routine("split_words", call -> "x");
        assertThatThrownBy(() -> rows("select * from table(split_words('a'))"))
                .hasMessageContaining("as a List of Lists");
    }

    @Test
    void javaCodeInAFunctionIsCompiledAndRun() throws SQLException {
        run("create function echo_varchar(x varchar) returns varchar language java called on null input"
                + " handler = 'TestFunc.echoVarchar' target_path = '@~/testfunc.jar' as"
                + " 'class TestFunc { public static String echoVarchar(String x) { return x; } }'");
        assertThat(rows("select echo_varchar(x) from values ('a'), (null) t(x) order by 1"))
                .containsExactly("a", "null");
        run("create function add_all(a number, b number(10,2), c float, d boolean) returns number(12,2) language java"
                + " handler = 'calc.Adder.add' as $$ package calc; import java.math.BigDecimal; public class Adder { private int calls;"
                + " public BigDecimal add(int a, BigDecimal b, double c, Boolean d) { return d ? b.add(BigDecimal.valueOf(a + c))"
                + " : null; } } $$");
        assertThat(cell("select add_all(1, 2.5, 0.25, true)")).isEqualTo("3.75");
        assertThat(cell("select add_all(1, 2.5, 0.25, false)")).isEqualTo("null");
        run(
                "create function day_after(d date, t timestamp_ntz) returns timestamp_ntz language java handler = 'D.next' as"
                        + " $$ class D { public static java.sql.Timestamp next(java.sql.Date d, java.sql.Timestamp t) { return"
                        + " new java.sql.Timestamp(t.getTime() + 86400000L); } } $$");
        assertThat(cell("select day_after('2026-01-01'::date, '2026-02-28 10:00:00'::timestamp_ntz)::varchar"))
                .isEqualTo("2026-03-01 10:00:00.000");
    }

    @Test
    void whatIsWrongWithJavaCodeIsSaid() throws SQLException {
        String head = "create or replace function f(x number) returns number language java handler = '%s' as '%s'";
        run(String.format(head, "A.b", "class A { public static int b(int x) { return y; } }"));
        assertThatThrownBy(() -> rows("select f(1)"))
                .hasMessageContaining("Java code does not compile")
                .hasMessageContaining("line 1");
        run(String.format(head, "A.c", "class A { public static int b(int x) { return x; } }"));
        assertThatThrownBy(() -> rows("select f(1)")).hasMessageContaining("0 public methods c of 1 parameters");
        run(String.format(head, "A.b", "class A { public static int b(int x) { return 1 / x; } }"));
        assertThatThrownBy(() -> rows("select f(0)")).hasMessageContaining("/ by zero");
        assertThatThrownBy(() -> rows("select f(null)")).hasMessageContaining("of type int cannot be NULL");
        assertThatThrownBy(() -> rows("select f(99999999999)")).hasMessageContaining("PUBLIC.F");
        run(
                "create procedure p() returns varchar language java packages = ('com.snowflake:snowpark:latest') handler = 'A.b' as 'x'");
        assertThatThrownBy(() -> run("call p()")).hasMessageContaining("FakeSnowflake.routine(\"P\"");
    }

    @Test
    void anAnswerGoesBeforeABodyInSql() throws SQLException {
        run("create function one() returns number as '1'");
        run("create procedure p() returns varchar as 'begin return ''own''; end'");
        assertThat(cell("select one()")).isEqualTo("1");
        fake.routine("one", call -> 2);
        fake.routine("p", call -> "answered");
        assertThat(cell("select one()")).isEqualTo("2");
        assertThat(cell("call p()")).isEqualTo("answered");
    }

    @Test
    void aResetForgetsAnswers() throws SQLException {
        fake.routine("p", call -> "x");
        fake.reset();
        connect();
        run("create procedure p() returns varchar language python handler = 'f' as 'x'");
        assertThatThrownBy(() -> run("call p()"))
                .hasMessageContaining("FakeSnowflake.routine(\"P\", call -> …)")
                .hasMessageContaining("LANGUAGE PYTHON");
    }

    @Test
    void anEndlessLoopStopsByItsTimeout() throws SQLException {
        run("alter session set statement_timeout_in_seconds = 1");
        Instant before = Instant.now();
        for (String block : List.of(
                "begin loop null; end loop; end",
                "begin let x := 0; while (true) do x := x + 1; end while; end",
                "begin loop begin select 1/0; exception when other then null; end; end loop; end",
                "begin loop select 1/0; end loop; exception when other continue then null; end",
                "begin repeat null; until (false) end repeat; end",
                "begin for i in 1 to 1000000000 do null; end for; end")) {
            assertThatThrownBy(() -> run(block)).as(block).hasMessageContaining("timeout");
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(cell("select 1")).isEqualTo("1");
    }

    @Test
    void endlessRecursionStopsByDepth() throws SQLException {
        run("create procedure ping() returns varchar as 'begin call pong(); return 1; end'");
        run("create procedure pong() returns varchar as 'begin execute immediate ''call ping()''; return 1; end'");
        assertThatThrownBy(() -> run("call ping()")).hasMessageContaining("calls are nested");
        run("create function f(x number) returns number as 'x'");
        run("create or replace function f(x number) returns number as 'f(x) + 1'");
        assertThatThrownBy(() -> rows("select f(1)")).hasMessageContaining("calls are nested");
        run("create procedure again() returns varchar language python handler = 'f' as 'x'");
        fake.routine("again", call -> call.sql("call again()").toString());
        assertThatThrownBy(() -> run("call again()")).hasMessageContaining("calls are nested");
    }

    private String cell(String sql) throws SQLException {
        return rows(sql).get(0);
    }

    @Override
    String cell(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
