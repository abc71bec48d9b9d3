package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column's default means what its names meant when it was defined, from wherever rows come in. */
class ColumnDefaultsTest extends DriverSessionFixture {
    @BeforeEach
    void prepare() throws SQLException {
        run("create database db");
        run("create schema a", "create sequence s start 100", "create table t (id int default s.nextval, v varchar)");
        run("create schema b", "create sequence s start 1");
    }

    @Test
    void anotherSchemaOfTheInsertingSessionChangesNothing() throws SQLException {
        run("use schema b", "insert into a.t (v) values ('x')", "insert into a.t values (default, 'y')");
        run("merge into a.t using (select 'z' v) n on t.v = n.v when not matched then insert (v) values (n.v)");
        run("create schema c", "drop sequence b.s", "use schema c", "insert into a.t (v) values ('w')");
        assertThat(cells("select id from a.t order by id")).containsExactly("100", "101", "102", "103");
    }

    @Test
    void aSessionWithoutSchemaInsertsToo() throws SQLException {
        run("create database other", "drop schema public", "insert into db.a.t (v) values ('x')");
        assertThat(cells("select id from db.a.t")).containsExactly("100");
    }

    @Test
    void descriptionsShowTheFullName() throws SQLException {
        assertThat(cells("describe table a.t ->> select \"default\" from $1")).containsExactly("DB.A.S.NEXTVAL", null);
        assertThat(cells("select get_ddl('table', 'a.t')").get(0)).contains("ID NUMBER(38,0) DEFAULT DB.A.S.NEXTVAL");
        assertThat(cells("select column_default from information_schema.columns"
                        + " where table_name = 'T' and column_name = 'ID'"))
                .containsExactly("DB.A.S.NEXTVAL");
        run("create sequence \"odd one\"", "create table u (id int default \"odd one\".nextval)");
        assertThat(cells("describe table u ->> select \"default\" from $1"))
                .containsExactly("DB.B.\"odd one\".NEXTVAL");
    }

    @Test
    void aChangedOrAddedDefaultIsResolvedWhenItIsSet() throws SQLException {
        run("alter table a.t alter column id set default s.nextval", "use schema a", "insert into t (v) values ('x')");
        assertThat(cells("select id from t")).containsExactly("1");
        run("use schema b", "create table u (v varchar)", "alter table u add column id int default s.nextval");
        run("use schema a", "insert into b.u (v) values ('x')");
        assertThat(cells("select id < 100 from b.u")).containsExactly("TRUE");
    }

    @Test
    void aFunctionOfTheDefaultIsTheOneOfTheDefiningSchema() throws SQLException {
        run("create function f(x int) returns int as 'x + 1000'");
        run("create table u (id int default f(s.nextval), v int)");
        run("use schema a", "create function f(x int) returns int as '0'", "insert into b.u (v) values (1)");
        assertThat(cells("select id from b.u")).containsExactly("1001");
    }

    @Test
    void aCopyOfTheTableAloneKeepsTheSequence() throws SQLException {
        run("create table b.copied clone a.t", "create table b.shaped like a.t");
        run("insert into b.copied (v) values ('x')", "insert into b.shaped (v) values ('x')");
        assertThat(cells("select id from b.copied union all select id from b.shaped order by 1"))
                .containsExactly("100", "101");
    }

    @Test
    void aCopyOfTheSchemaOrDatabaseCountsOnItsOwn() throws SQLException {
        run("create table a.outside (id int default db.b.s.nextval, v int)");
        run("create schema copied clone a");
        run("insert into copied.t (v) values ('x')", "insert into a.t (v) values ('x')");
        assertThat(cells("select id from copied.t union all select id from a.t"))
                .containsExactly("100", "100");
        run("insert into copied.outside (v) values (1)");
        assertThat(cells("select b.s.nextval")).containsExactly("2");
        run("create database everything clone db", "insert into everything.a.outside (v) values (1)");
        assertThat(cells("select id from everything.a.outside")).containsExactly("3");
        assertThat(cells("select db.b.s.nextval")).containsExactly("3");
    }

    @Test
    void foreignKeysFollowIntoTheCopyOfTheirSchema() throws SQLException {
        run("use schema a", "create table p (id int primary key)", "create table c (id int references p (id))");
        run("create schema copied clone a");
        assertThat(cells("show imported keys in schema copied ->> select \"pk_schema_name\" from $1"))
                .containsExactly("COPIED");
    }

    @Test
    void aRenamedSchemaOrDatabaseTakesItsDefaultsAlong() throws SQLException {
        run("alter schema a rename to renamed", "insert into renamed.t (v) values ('x')");
        assertThat(cells("describe table renamed.t ->> select \"default\" from $1"))
                .containsExactly("DB.RENAMED.S.NEXTVAL", null);
        run("alter database db rename to db2", "insert into db2.renamed.t (v) values ('y')");
        assertThat(cells("select id from db2.renamed.t order by 1")).containsExactly("100", "101");
    }

    @Test
    void aSequenceThatIsGoneIsMissedWhereItsValueIsWanted() throws SQLException {
        run("drop sequence a.s", "insert into a.t values (5, 'given')");
        assertThatThrownBy(() -> run("insert into a.t (v) values ('x')"))
                .hasMessageContaining("Sequence 'DB.A.S' does not exist");
    }

    /** Those of the first column, with nulls. */
    private List<String> cells(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
