package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableStatementsTest {
    private final Sql sql = Sql.open();

    @AfterEach
    void close() {
        sql.close();
    }

    private void refused(String statement, String code) {
        assertThatThrownBy(() -> sql.run(statement))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void createSaysWhatItDid() {
        assertThat(sql.cell("create table t (a int)")).isEqualTo("Table T successfully created.");
        assertThat(sql.cell("create table if not exists t (b int)"))
                .isEqualTo("T already exists, statement succeeded.");
        refused("create table t (b int)", "002002");
        assertThat(sql.cell("create or replace table t (b int)")).isEqualTo("Table T successfully created.");
        assertThat(sql.column("describe table t", "name")).containsExactly("B");
        assertThat(sql.cell("drop table t")).isEqualTo("T successfully dropped.");
        assertThat(sql.cell("drop table if exists t"))
                .isEqualTo("Drop statement executed successfully (T already dropped).");
        refused("drop table t", "002003");
    }

    @Test
    void namesThatDifferOnlyInCaseAreDifferent() {
        sql.run("create table x (\"a\" int, a int); create table \"x\" (b int)");
        sql.run("insert into X values (1, 2); insert into \"x\" values (3)");
        assertThat(sql.rows("select \"a\", A from x")).isEqualTo("1,2");
        assertThat(sql.rows("select * from \"x\"")).isEqualTo("3");
        refused("create table dup (a int, A int)", "002025");
    }

    @Test
    void createAsQueryTakesNamesAndTypes() {
        sql.run("create table s (id int, name varchar(10)); insert into s values (1, 'a'), (2, 'b')");
        sql.run("create table c as select id, name as label, id * 1.5 as more from s");
        assertThat(sql.rows("select * from c order by id")).isEqualTo("1,a,1.5 2,b,3.0");
        assertThat(sql.column("desc table c", "name")).containsExactly("ID", "LABEL", "MORE");
        assertThat(sql.column("desc table c", "type")).startsWith("NUMBER(38,0)", "VARCHAR(10)");
        sql.run(
                "create or replace table c (a varchar, b varchar) as select id, name from c, s where false union all select 1, 'q'"
                        .replace("select id, name from c, s where false union all ", ""));
        assertThat(sql.rows("select a, b from c")).isEqualTo("1,q");
        refused("create table d as select 1/0 as x", "100051");
        refused("select * from d", "002003");
    }

    @Test
    void likeCopiesTheShapeAndCloneTheRows() {
        sql.run("create table s (id int not null primary key, n varchar default 'x'); insert into s (id) values (1)");
        sql.run(
                "create table l like s; create table c clone s; insert into s (id) values (2); delete from s where id = 1");
        assertThat(sql.cell("select count(*) from l")).isEqualTo("0");
        assertThat(sql.rows("select * from c")).isEqualTo("1,x");
        assertThat(sql.column("desc table l", "primary key")).containsExactly("Y", "N");
        sql.run("insert into l (id) values (5)");
        assertThat(sql.rows("select * from l")).isEqualTo("5,x");
        sql.run("create transient table tr (a int)");
        refused("create table p clone tr", "002119");
    }

    @Test
    void undropBringsBackTheTableAsItWas() {
        sql.run("create table t (a int); insert into t values (1); drop table t; create table t (b int)");
        refused("undrop table t", "002002");
        sql.run("alter table t rename to u; undrop table t");
        assertThat(sql.rows("select a from t")).isEqualTo("1");
        refused("undrop table never", "002003");
    }

    @Test
    void aTableWithoutRetentionIsGoneWhenItIsDropped() {
        sql.run("create transient table t (a int) data_retention_time_in_days = 0; create table u (a int)");
        Sql other = sql.another();
        other.run("begin; insert into t values (1); insert into u values (1)");
        sql.run("drop table t");
        refused("undrop table t", "002003");
        other.run("rollback");
        assertThat(sql.cell("select count(*) from u")).isEqualTo("0");
    }

    @Test
    void swapExchangesTwoTablesInOneStep() {
        sql.run("create table a (x int); create table b (y int); insert into a values (1); insert into b values (2)");
        sql.run("alter table a swap with b");
        assertThat(sql.rows("select y from a")).isEqualTo("2");
        assertThat(sql.rows("select x from b")).isEqualTo("1");
        sql.run("create temporary table tmp (z int)");
        assertThatThrownBy(() -> sql.run("alter table a swap with tmp")).isInstanceOf(SnowflakeException.class);
    }

    @Test
    void renameMayMoveATableToAnotherSchema() {
        sql.run("create table t (a int); insert into t values (1); create schema other; use schema public");
        sql.run("alter table t rename to other.moved");
        assertThat(sql.rows("select * from db.other.moved")).isEqualTo("1");
        refused("select * from t", "002003");
    }

    @Test
    void temporaryTablesHideOthersAndEndWithTheirSession() {
        sql.run("create table t (a int); insert into t values (1)");
        Sql other = sql.another();
        other.run("create temporary table t (a int); insert into t values (2)");
        assertThat(other.rows("select a from t")).isEqualTo("2");
        assertThat(sql.rows("select a from t")).isEqualTo("1");
        assertThat(other.column("show tables like 't'", "kind")).containsExactlyInAnyOrder("TABLE", "TEMPORARY");
        other.run("drop table t");
        assertThat(other.rows("select a from t")).isEqualTo("1");
        other.run("create temp table only_mine (a int)");
        other.close();
        refused("select * from only_mine", "002003");
    }

    @Test
    void columnsAreAddedDroppedAndRenamed() {
        sql.run("create table t (a int, b int); insert into t values (1, 2)");
        sql.run("alter table t add column c varchar default 'new', d date");
        sql.run(
                "alter table t drop column a; alter table t rename column b to \"b\"; alter table t add column if not exists c int");
        assertThat(sql.rows("select * from t")).isEqualTo("2,new,null");
        sql.run("alter table t add column a int; insert into t (\"b\", a) values (3, 4)");
        assertThat(sql.rows("select a, c from t order by \"b\"")).isEqualTo("null,new 4,new");
        refused("alter table t add column e int not null", "002028");
        refused("alter table t add column c int", "001430");
        refused("alter table t drop column nope", "000904");
        sql.run("alter table if exists nothing add column x int");
    }

    @Test
    void columnsChangeTheirTypeOnlyWhereSnowflakeAllowsIt() {
        sql.run("create table t (n number(5,2), v varchar(10)); insert into t values (123.45, 'abc')");
        sql.run("alter table t alter column n set data type number(10,2)");
        sql.run("alter table t modify column v set data type varchar(20)");
        assertThat(sql.column("desc table t", "type")).containsExactly("NUMBER(10,2)", "VARCHAR(20)");
        sql.run("alter table t alter column n set data type number(5,2)");
        refused("alter table t alter column n set data type number(4,2)", "002108");
        refused("alter table t alter column n set data type number(10,3)", "002108");
        refused("alter table t alter column n set data type varchar", "002108");
        refused("alter table t alter column v set data type varchar(5)", "002108");
        assertThat(sql.rows("select * from t")).isEqualTo("123.45,abc");
    }

    @Test
    void notNullCanBeSetWhereNoNullIs() {
        sql.run("create table t (a int, b int); insert into t values (1, null)");
        sql.run("alter table t alter column a set not null");
        refused("alter table t alter column b set not null", "001471");
        refused("insert into t values (null, 1)", "100072");
        sql.run("delete from t; insert into t values (1, 1); alter table t alter column b set not null");
        sql.run("alter table t alter a drop not null; insert into t values (null, 1)");
    }

    @Test
    void identityColumnsAndSequencesCount() {
        sql.run(
                "create table t (id int autoincrement start 10 increment 5, n varchar); insert into t (n) values ('a'), ('b')");
        assertThat(sql.rows("select * from t order by id")).isEqualTo("10,a 15,b");
        sql.run("create sequence s start = 3 increment = 2; create table u (id int default s.nextval, n int)");
        sql.run("insert into u (n) values (1); insert into u (n) values (2)");
        assertThat(sql.rows("select id from u order by n")).isEqualTo("3 5");
        assertThat(sql.cell("select s.nextval")).isEqualTo("7");
        assertThat(sql.column("show sequences", "next_value")).containsExactly("9");
    }

    @Test
    void optionsThatChangeNothingAreTakenAndOthersRefusedByName() {
        sql.run("create table t (a int) cluster by (a) data_retention_time_in_days = 0 comment = 'hello'");
        assertThat(sql.column("show tables", "comment")).containsExactly("hello");
        assertThatThrownBy(() -> sql.run("create table u (a int) error_logging = true"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("ERROR_LOGGING");
        sql.run("comment on table t is 'other'; comment on column t.a is 'col'");
        assertThat(sql.column("show tables", "comment")).containsExactly("other");
        assertThat(sql.column("desc table t", "comment")).containsExactly("col");
    }

    @Test
    void viewsAreBoundInTheirOwnSchema() {
        sql.run("create table t (a int); insert into t values (1); create view v (renamed) as select a + 1 from t");
        sql.run("create schema elsewhere");
        assertThat(sql.rows("select renamed from db.public.v")).isEqualTo("2");
        assertThat(sql.column("desc view public.v", "name")).containsExactly("RENAMED");
        refused("create view public.v as select 1 as x", "002002");
        refused("create view public.t as select 1 as x", "002002");
        refused("drop table public.v", "002203");
        sql.run("create or replace view public.v as select a from public.t; drop view public.v");
        refused("select * from public.v", "002003");
    }

    @Test
    void tablesCanBeReadAsTheyWere() {
        sql.run("create table t (a int); insert into t values (1)");
        String before = sql.session.lastQueryId().orElseThrow();
        sql.run("update t set a = 2");
        String update = sql.session.lastQueryId().orElseThrow();
        sql.run("delete from t");
        assertThat(sql.rows("select a from t at (statement => '" + before + "')"))
                .isEqualTo("1");
        assertThat(sql.rows("select a from t before (statement => '" + update + "')"))
                .isEqualTo("1");
        assertThat(sql.rows("select a from t at (statement => '" + update + "')"))
                .isEqualTo("2");
        refused("select * from t at (offset => -3600)", "000707");
        sql.run("create table c clone t at (statement => '" + update + "')");
        assertThat(sql.rows("select a from c")).isEqualTo("2");
    }
}
