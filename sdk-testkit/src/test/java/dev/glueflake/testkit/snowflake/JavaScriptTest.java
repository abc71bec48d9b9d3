package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What code in JavaScript may cost, and that it ends with its statement; what it gives is in the support examples. */
@Timeout(120)
class JavaScriptTest extends DriverSessionFixture {
    @Test
    void aFunctionOverManyRowsTakesSeconds() throws SQLException {
        run("create or replace function js_total(a float, b varchar) returns float language javascript as"
                + " $$ let s = 0; for (let i = 0; i < 20; i++) { s += A * i; } return s + B.length; $$");
        long start = System.nanoTime();
        assertThat(
                        one(
                                "select count(distinct js_total(seq4(), 'x' || seq4())) > 9000 from table(generator(rowcount => 10000))"))
                .isEqualTo("TRUE");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void anEndlessLoopInAFunctionEndsWithTheStatementsTime() throws SQLException {
        run("create or replace function js_forever() returns float language javascript as $$ while (true) { } $$");
        endsInTime("select js_forever()");
    }

    @Test
    void anEndlessLoopInAProcedureEndsWithTheStatementsTimeThoughItCatchesEverything() throws SQLException {
        run("create or replace procedure js_stubborn() returns varchar language javascript as"
                + " $$ while (true) { try { snowflake.execute({sqlText: 'select 1'}); } catch (e) { } } $$");
        endsInTime("call js_stubborn()");
    }

    @Test
    void anEndlessLoopInsideAnotherCallEndsWithTheStatementsTime() throws SQLException {
        run("create or replace procedure js_inner() returns varchar language javascript as $$ for (;;) { } $$");
        run("create or replace procedure js_outer() returns varchar language javascript as"
                + " $$ try { snowflake.execute({sqlText: 'call js_inner()'}); } catch (e) { for (;;) { } } $$");
        endsInTime("call js_outer()");
    }

    private void endsInTime(String sql) throws SQLException {
        run("alter session set statement_timeout_in_seconds = 1");
        assertThatThrownBy(() -> one(sql)).hasMessageContaining("timeout");
        run("alter session unset statement_timeout_in_seconds");
        assertThat(one("select 1")).isEqualTo("1");
    }

    @Test
    void memoryThatRunsOutIsTheStatementsError() throws SQLException {
        run("create or replace function js_hungry() returns float language javascript as"
                + " $$ var all = []; while (true) { all.push(new Float64Array(8000000)); } $$");
        assertThatThrownBy(() -> one("select js_hungry()"))
                .hasMessageContaining("JavaScript out of memory error: UDF thread memory limit exceeded");
        assertThat(one("select 1")).isEqualTo("1");
    }

    @Test
    void stateOfOneStatementIsGoneInTheNext() throws SQLException {
        run("create or replace function js_state() returns varchar language javascript as"
                + " $$ var before = typeof left; left = 1; return before; $$");
        assertThat(one("select js_state()")).isEqualTo("undefined");
        assertThat(one("select js_state()")).isEqualTo("undefined");
    }

    @Test
    void severalSessionsCallTheSameCode() throws Exception {
        run("create or replace function js_twice(a float) returns float language javascript as $$ return A * 2; $$");
        run(
                "create or replace procedure js_call(a float) returns float language javascript as"
                        + " $$ var r = snowflake.execute({sqlText: 'select js_twice(?)', binds: [A]}); r.next(); return r.getColumnValue(1); $$");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> call = () -> {
                try (Connection own = fake.connect();
                        Statement statement = own.createStatement();
                        ResultSet rows = statement.executeQuery("call js_call(21)")) {
                    rows.next();
                    return rows.getString(1);
                }
            };
            for (Future<String> answer : threads.invokeAll(List.of(call, call, call, call))) {
                assertThat(answer.get()).startsWith("42");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void nothingIsPrinted() throws SQLException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            run(
                    "create or replace procedure js_loud() returns varchar language javascript as $$ console.log('LOUD'); console.error('LOUD'); return 'x'; $$");
            assertThat(one("call js_loud()")).isEqualTo("x");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .doesNotContain("LOUD")
                .doesNotContainIgnoringCase("polyglot");
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
