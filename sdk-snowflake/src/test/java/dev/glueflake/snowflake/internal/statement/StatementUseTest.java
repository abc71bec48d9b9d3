package dev.glueflake.snowflake.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementUseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin;",
                "Begin Work",
                "begin name t1",
                "start transaction",
                "-- c\nCOMMIT",
                "// c\nrollback",
                "/* use */ use role x",
                "SET a = 1",
                "unset a",
                "alter session set x = 1",
                "create temp table t (a int)",
                "create or replace local temporary stage s"
            })
    void theSessionIsConcerned(String sql) {
        assertThat(StatementUse.of(sql)).isEqualTo(StatementUse.SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "begin select 1; end",
                "BEGIN\n  let x := 1;\nEND",
                "create table temp (a int)",
                "alter table session add column a int",
                "create or replace transient table t (a int)",
                "",
                "-- only",
                "/* open",
                "(select 1)",
                "\"USE\"",
                "settle",
                "merge into begin using t on true"
            })
    void otherStatementsStandAlone(String sql) {
        assertThat(StatementUse.of(sql)).isEqualTo(StatementUse.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"put file:///a @s", " /* x */ GET @s file:///a"})
    void filesAreMoved(String sql) {
        assertThat(StatementUse.of(sql)).isEqualTo(StatementUse.FILE_TRANSFER);
    }
}
