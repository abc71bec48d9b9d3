package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionStatementsTest {
    private final Sql sql = Sql.open();

    @AfterEach
    void close() {
        sql.close();
    }

    private void refused(String statement, String code, String part) {
        assertThatThrownBy(() -> sql.run(statement))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    @Test
    void useChangesWhatNamesAreRelativeTo() {
        assertThat(sql.rows("select current_database(), current_schema()")).isEqualTo("DB,PUBLIC");
        sql.run("create schema s; create table t (a int); use database db");
        assertThat(sql.rows("select current_schema()")).isEqualTo("PUBLIC");
        refused("select * from t", "002003", "'T' does not exist or not authorized");
        assertThat(sql.run("use schema s").kind()).isEqualTo(StatementKind.USE_SCHEMA);
        sql.run("select * from t; select * from s.t; select * from db.s.t");
        refused("select * from nowhere.s.t", "002043", "NOWHERE");
        refused("use schema nope", "002043", "NOPE");
        refused("use warehouse nope", "002043", "does not exist");
    }

    @Test
    void withoutADatabaseShortNamesAreRefused() {
        sql.run("drop database db");
        assertThatThrownBy(() -> sql.run("select * from t"))
                .isInstanceOfSatisfying(SnowflakeException.class, e -> {
                    assertThat(e.code()).isEqualTo("090105");
                    assertThat(e.sqlState()).isEqualTo("22000");
                })
                .hasMessage("Cannot perform SELECT. This session does not have a current database."
                        + " Call 'USE DATABASE', or use a qualified name.");
        sql.run("undrop database db");
        assertThat(sql.rows("select current_schema()")).isEqualTo("PUBLIC");
    }

    @Test
    void parametersAreCheckedByNameAndType() {
        sql.run("alter session set timezone = 'Europe/Berlin' lock_timeout = 5 query_tag = 'x'");
        assertThat(sql.session.parameters().get("TIMEZONE")).isEqualTo("Europe/Berlin");
        assertThat(sql.session.parameters().integer("LOCK_TIMEOUT")).isEqualTo(5);
        assertThat(sql.column("show parameters like 'query_tag'", "value")).containsExactly("x");
        sql.run("alter session unset query_tag");
        assertThat(sql.column("show parameters like 'query_tag'", "value")).containsExactly("");
        refused("alter session set no_such_thing = 1", "001006", "NO_SUCH_THING");
        refused("alter session set lock_timeout = 'soon'", "001008", "LOCK_TIMEOUT");
        refused("alter session set lock_timeout = 7, timezone = 'Mars/Base'", "001008", "Mars/Base");
        assertThat(sql.session.parameters().integer("LOCK_TIMEOUT")).isEqualTo(5);
        refused("alter session set json_indent = 0", "000002", "JSON_INDENT = 0");
        refused("alter session set json_indent = 99", "001008", "JSON_INDENT");
    }

    @Test
    void variablesHoldTypedValues() {
        sql.run("set a = 1 + 2; set (b, c) = ('x', $a * 2)");
        assertThat(sql.rows("select $a, $b, $c")).isEqualTo("3,x,6");
        sql.run("unset b");
        assertThatThrownBy(() -> sql.run("select $b")).isInstanceOf(SnowflakeException.class);
        sql.run(
                "set t = 'db.public.named'; create table identifier($t) (a int); insert into identifier($t) values (1)");
        assertThat(sql.rows("select a from named")).isEqualTo("1");
    }

    @Test
    void anEarlierResultCanBeQueried() {
        sql.run("select column1 as id, column2 as name from values (1, 'a'), (2, 'b')");
        assertThat(sql.rows("select name, id from table(result_scan(last_query_id())) where id > 1"))
                .isEqualTo("b,2");
        sql.run("show schemas");
        assertThat(sql.rows("select \"name\" from table(result_scan(last_query_id())) order by 1"))
                .isEqualTo("INFORMATION_SCHEMA PUBLIC");
        refused("select * from table(result_scan('01234567-0000-0000-0000-000000000000'))", "000709", "not found");
    }
}
