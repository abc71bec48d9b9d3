package dev.glueflake.testkit.snowflake.internal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcedureTest {
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void theSampleOfADailyLoadRuns() {
        sql.run(
                "create table sales (id number, amount number(10,2)); insert into sales values (1, 10), (2, 5.5), (3, 1)");
        sql.run("create table stg_sales (id number, amount number(10,2))");
        sql.run("""
                CREATE OR REPLACE PROCEDURE demo_stored_proc()
                RETURNS VARCHAR NOT NULL
                LANGUAGE SQL
                AS
                $$
                BEGIN
                  INSERT INTO stg_sales SELECT id, amount FROM sales WHERE amount > 1;
                  RETURN 'Rows Processed: ' || SQLROWCOUNT;
                END
                $$""");
        StatementResult result = sql.run("call demo_stored_proc()");
        assertThat(result.columns()).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo("DEMO_STORED_PROC");
            assertThat(column.type()).isInstanceOf(SqlType.Text.class);
        });
        assertThat(SqlAccount.rows(result)).containsExactly(List.of("Rows Processed: 2"));
        assertThat(sql.cell("select count(*) from stg_sales")).isEqualTo("2");
    }

    @Test
    void argumentsComeByPlaceOrNameAndDefaultsFillTheRest() {
        sql.run(
                "create procedure area(width number(10,2), height number(10,2) default 2) returns number(20,4) language sql as"
                        + " 'begin return width * height; end'");
        assertThat(sql.cell("call area(3, 4)")).isEqualTo("12.0000");
        assertThat(sql.cell("call area('3.5')")).isEqualTo("7.0000");
        assertThat(sql.cell("call area(height => 5, width => 1)")).isEqualTo("5.0000");
        assertThat(SqlAccount.rows(sql.runWith(
                        Binds.of(List.of(new TypedValue(SqlTypes.INTEGER, BigDecimal.TEN), TypedValue.text("0.5"))),
                        "call area(?, ?)")))
                .containsExactly(List.of("5.0000"));
        assertThatThrownBy(() -> sql.run("call area(1, height => 2)"))
                .hasMessageContaining("all named or all positional");
        assertThatThrownBy(() -> sql.run("call area(1, 2, 3)"))
                .hasMessageContaining("Invalid argument types for function 'AREA': (NUMBER, NUMBER, NUMBER)");
        assertThatThrownBy(() -> sql.run("call volume(1)"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("002141"));
    }

    @Test
    void overloadsAreToldApartByTypes() {
        sql.run(
                "create procedure kind(x number) returns varchar language sql as 'begin return ''number''; end';"
                        + "create procedure kind(x varchar) returns varchar language sql as 'begin return ''text''; end';"
                        + "create procedure kind(x number, y number) returns varchar language sql as 'begin return ''two''; end'");
        assertThat(sql.cell("call kind(1)")).isEqualTo("number");
        assertThat(sql.cell("call kind('1')")).isEqualTo("text");
        assertThat(sql.cell("call kind(1, 2)")).isEqualTo("two");
        sql.run("drop procedure kind(varchar)");
        assertThat(sql.cell("call kind('1')")).isEqualTo("number");
        assertThatThrownBy(() -> sql.run("drop procedure kind(varchar)")).isInstanceOf(SnowflakeException.class);
    }

    @Test
    void aTableComesBackUnderTheDeclaredNames() {
        sql.run("create table t (a number, b varchar); insert into t values (1, 'x'), (2, 'y')");
        sql.run(
                "create procedure top_rows(least number) returns table (id number, label varchar) language sql as $$\n"
                        + "declare rs resultset; begin rs := (select a, b from t where a >= :least order by a); return table(rs); end $$");
        StatementResult result = sql.run("call top_rows(2)");
        assertThat(result.columns()).extracting(ResultColumn::name).containsExactly("ID", "LABEL");
        assertThat(SqlAccount.rows(result)).containsExactly(List.of("2", "y"));
    }

    @Test
    void theBodyIsCheckedWhenItIsMade() {
        assertThatThrownBy(() ->
                        sql.run("create procedure broken() returns varchar language sql as 'begin return 1 +; end'"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("001003"));
        assertThatThrownBy(() -> sql.run("create procedure lua() returns varchar language lua as 'x'"))
                .hasMessageContaining("Unsupported feature")
                .hasMessageContaining("LUA");
    }

    @Test
    void aFailureInsideNamesItsPlace() {
        sql.run(
                "create procedure fails() returns varchar language sql as $$\nbegin\n  insert into nowhere values (1);\n  return 'x';\nend $$");
        assertThatThrownBy(() -> sql.run("call fails()"))
                .isInstanceOfSatisfying(SnowflakeException.class, e -> {
                    assertThat(e.code()).isEqualTo("002003");
                    assertThat(e.line()).isEqualTo(3);
                })
                .hasMessageStartingWith("Uncaught exception of type 'STATEMENT_ERROR' on line 3 at position 2 : ")
                .hasMessageContaining("does not exist or not authorized");
    }

    @Test
    void proceduresCallEachOtherToALimit() {
        sql.run("create procedure twice(n number) returns number language sql as 'begin return n * 2; end';"
                + "create procedure outer_one() returns number language sql as $$ declare r number; begin\n"
                + "call twice(21) into :r; return r; end $$");
        assertThat(sql.cell("call outer_one()")).isEqualTo("42");
        sql.run("create procedure endless() returns number language sql as $$ begin call endless(); return 1; end $$");
        assertThatThrownBy(() -> sql.run("call endless()")).hasMessageContaining("calls are nested");
    }

    @Test
    void withOwnersRightsNamesMeanTheProceduresOwnSchema() {
        sql.run("create schema tools; use schema tools; create table t (a number); insert into t values (7);"
                + "create procedure own() returns number language sql as $$ declare n number; begin"
                + " select a into :n from t; return n; end $$;"
                + "create procedure callers() returns number language sql execute as caller as $$ declare n number; begin"
                + " select a into :n from t; return n; end $$;"
                + "use schema lake.public; create table t (a number); insert into t values (1)");
        assertThat(sql.cell("call tools.own()")).isEqualTo("7");
        assertThat(sql.cell("call tools.callers()")).isEqualTo("1");
        assertThat(sql.session().schema()).contains("PUBLIC");
    }

    @Test
    void withoutAutocommitTheCallerEndsTheTransaction() {
        sql.run("create table t (a number);"
                + "create procedure adds() returns varchar language sql as $$ begin insert into t values (1); return 'x'; end $$;"
                + "alter session set autocommit = false");
        sql.run("call adds(); rollback");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("0");
        sql.run("call adds(); commit");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("1");
    }

    @Test
    void aTransactionOfTheCallerHoldsWhatAProcedureDid() {
        sql.run(
                "create table t (a number);"
                        + "create procedure adds() returns varchar language sql as $$ begin insert into t values (1); return 'x'; end $$");
        sql.run("begin; call adds(); rollback");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void aSessionWithoutADatabaseHasNoneAfterACall() {
        sql.run("create procedure one() returns number language sql as 'begin return 1; end'");
        try (var other = sql.session().account().openSession(SessionSettings.of("OTHER", null, null))) {
            var statement = SqlParser.parse("call lake.public.one()").get(0).statement();
            var account = sql.session().account();
            new StatementRunner(account).run(other, statement, scope());
            assertThat(other.database()).isEmpty();
        }
    }

    @Test
    void describingACallRunsNothing() {
        sql.run(
                "create table t (a number);"
                        + "create procedure adds(x number) returns number(5,0) language sql as $$ begin insert into t values (:x); return 1; end $$");
        var call = (Statement.Call) SqlParser.parse("call adds(1)").get(0).statement();
        var account = sql.session().account();
        assertThat(new StatementRunner(account)
                        .describe(sql.session(), call, scope())
                        .columns())
                .containsExactly(ResultColumn.of("ADDS", new SqlType.Numeric(5, 0)));
        assertThat(sql.cell("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void aTransactionMustEndInsideTheProcedure() {
        sql.run(
                "create table t (a number);"
                        + "create procedure leaves_open() returns varchar language sql as $$ begin begin transaction; insert into t values (1);"
                        + " return 'x'; end $$;"
                        + "create procedure closes() returns varchar language sql as $$ begin begin transaction; insert into t values (2);"
                        + " commit; return 'x'; end $$;"
                        + "create procedure foreign_commit() returns varchar language sql as $$ begin commit; return 'x'; end $$");
        assertThatThrownBy(() -> sql.run("call leaves_open()"))
                .hasMessageContaining("incomplete and it was rolled back");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("0");
        sql.run("call closes()");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("1");
        sql.run("begin; insert into t values (3)");
        assertThatThrownBy(() -> sql.run("call foreign_commit()")).hasMessageContaining("started at a different scope");
        sql.run("rollback");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("1");
    }

    private ExecutionScope scope() {
        var account = sql.session().account();
        return new ExecutionScope(account.nextQueryId(), Binds.none(), Map.of(), new Cancellation(), account.now());
    }
}
