package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantsEnforcedTest {
    private static final int INSUFFICIENT = 3001;
    private static final int MISSING = 2003;
    private static final int MISSING_CONTAINER = 2043;

    private FakeSnowflake fake;
    private Connection admin;

    @BeforeEach
    void start() throws SQLException {
        fake = FakeSnowflake.builder().enforceGrants().start();
        admin = fake.connect();
        run(
                admin,
                "create user ann",
                "create role reader",
                "create role writer",
                "create role boss",
                "grant role reader to user ann",
                "create schema app",
                "create table t (id int, s varchar)",
                "insert into t values (1, 'a')",
                "grant usage on database testdb to role reader",
                "grant usage on schema testdb.app to role reader");
    }

    @AfterEach
    void stop() throws SQLException {
        admin.close();
        fake.close();
    }

    @Test
    void aTableWithoutAnyPrivilegeDoesNotExist() throws SQLException {
        try (Connection ann = as("reader")) {
            refused(ann, MISSING, "select * from t");
            refused(ann, MISSING, "drop table t");
            assertThat(rows(ann, "show tables")).isEmpty();
            run(admin, "grant select on table t to role reader");
            assertThat(rows(ann, "select id from t")).containsExactly("1");
            assertThat(rows(ann, "select table_name from information_schema.tables where table_schema = 'APP'"))
                    .containsExactly("T");
        }
    }

    @Test
    void eachKindOfChangeNeedsItsPrivilege() throws SQLException {
        run(admin, "grant select on table t to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "insert into t values (2, 'b')");
            refused(ann, INSUFFICIENT, "update t set s = 'x'");
            refused(ann, INSUFFICIENT, "delete from t");
            refused(ann, INSUFFICIENT, "truncate table t");
            refused(ann, INSUFFICIENT, "alter table t add column more int");
            refused(ann, INSUFFICIENT, "drop table t");
            refused(ann, INSUFFICIENT, "alter table t rename to u");
            run(admin, "grant insert, update, delete on table t to role reader");
            run(
                    ann,
                    "insert into t values (2, 'b')",
                    "update t set s = 'x' where id = 2",
                    "delete from t where id = 1");
            refused(ann, INSUFFICIENT, "truncate table t");
            run(admin, "grant truncate on table t to role reader", "revoke insert on table t from role reader");
            refused(ann, INSUFFICIENT, "insert into t values (3, 'c')");
            refused(
                    ann,
                    INSUFFICIENT,
                    "merge into t using (select 9 id) n on t.id = n.id when not matched then insert values (n.id, 'n')");
            run(ann, "truncate table t");
        }
    }

    @Test
    void insertAloneDoesNotRead() throws SQLException {
        run(admin, "grant insert on table t to role reader");
        try (Connection ann = as("reader")) {
            run(ann, "insert into t values (2, 'b')");
            refused(ann, INSUFFICIENT, "select * from t");
            refused(ann, INSUFFICIENT, "insert into t select * from t");
        }
    }

    @Test
    void usageOfDatabaseAndSchemaIsNeededToo() throws SQLException {
        run(admin, "grant select on table t to role writer", "grant role writer to user ann");
        try (Connection ann = as("writer")) {
            refused(ann, MISSING_CONTAINER, "select * from testdb.app.t");
            refused(ann, MISSING_CONTAINER, "use schema testdb.app");
            run(admin, "grant usage on database testdb to role writer");
            refused(ann, MISSING_CONTAINER, "select * from testdb.app.t");
            run(admin, "grant usage on schema testdb.app to role writer");
            assertThat(rows(ann, "select s from testdb.app.t")).containsExactly("a");
        }
    }

    @Test
    void whatIsMadeBelongsToThePrimaryRole() throws SQLException {
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "create table mine (n int)");
            refused(ann, INSUFFICIENT, "create view v as select 1 a");
            refused(ann, INSUFFICIENT, "create schema other");
            refused(ann, INSUFFICIENT, "create database other");
            refused(ann, INSUFFICIENT, "create role other");
            refused(ann, INSUFFICIENT, "create warehouse other");
            run(admin, "grant create table, create view on schema app to role reader");
            run(ann, "create table mine (n int)", "insert into mine values (7)", "create view v as select n from mine");
            assertThat(rows(ann, "select n from v")).containsExactly("7");
            run(ann, "create temporary table own (n int)", "insert into own values (1)");
            refused(admin, INSUFFICIENT, "select * from app.mine");
            run(admin, "grant role reader to role sysadmin");
            assertThat(rows(admin, "select n from app.mine")).containsExactly("7");
            run(ann, "grant ownership on table mine to role writer");
            refused(ann, MISSING, "select * from mine");
        }
    }

    @Test
    void rolesInheritAndSecondaryRolesAdd() throws SQLException {
        run(
                admin,
                "grant role reader to role boss",
                "grant role boss to user ann",
                "grant role writer to user ann",
                "grant select on table t to role reader",
                "grant insert on table t to role writer");
        try (Connection ann = as("boss")) {
            assertThat(rows(ann, "select id from t")).containsExactly("1");
            refused(ann, INSUFFICIENT, "insert into t values (2, 'b')");
            run(ann, "use secondary roles all", "insert into t values (2, 'b')");
            assertThat(rows(ann, "select is_role_in_session('WRITER')")).containsExactly("TRUE");
            run(ann, "use secondary roles none");
            refused(ann, INSUFFICIENT, "insert into t values (2, 'b')");
            run(ann, "use role reader");
            refused(ann, 3013, "use role accountadmin");
        }
    }

    @Test
    void aDatabaseRoleGivesItsPrivilegesToWhoHasItAndFollowsItsDatabase() throws SQLException {
        run(
                admin,
                "create database role testdb.lookers",
                "create database role testdb.all_lookers",
                "grant database role testdb.lookers to database role testdb.all_lookers",
                "grant usage on schema testdb.app to database role testdb.lookers",
                "grant select on table testdb.app.t to database role testdb.lookers");
        try (Connection ann = as("reader")) {
            refused(ann, MISSING, "select * from t");
            assertThat(rows(ann, "select is_database_role_in_session('LOOKERS')"))
                    .containsExactly("FALSE");
            run(admin, "grant database role testdb.all_lookers to role reader");
            assertThat(rows(ann, "select id from t")).containsExactly("1");
            assertThat(rows(ann, "select is_database_role_in_session('LOOKERS')"))
                    .containsExactly("TRUE");
            refused(ann, INSUFFICIENT, "drop database role testdb.lookers");
            run(admin, "alter database testdb rename to moved");
            assertThat(rows(ann, "select id from moved.app.t")).containsExactly("1");
            run(admin, "alter database moved rename to testdb", "drop database role testdb.lookers");
            refused(ann, MISSING, "select * from testdb.app.t");
        }
    }

    @Test
    void whatASecureObjectIsMadeOfShowsToItsOwnerAlone() throws SQLException {
        run(
                admin,
                "create secure view v as select 1 a",
                "create secure function f(a int) returns int as 'a + 1'",
                "grant select on view v to role reader",
                "grant usage on function f(int) to role reader");
        String body = "describe function f(int) ->> select \"value\" from $1 where \"property\" = 'body'";
        String text = "show views like 'v' ->> select \"text\" from $1";
        String definition = "select view_definition from information_schema.views where table_name = 'V'";
        assertThat(rows(admin, body)).containsExactly("a + 1");
        assertThat(rows(admin, text)).containsExactly("create secure view v as select 1 a");
        try (Connection ann = as("reader")) {
            assertThat(rows(ann, "select f(a) from v")).containsExactly("2");
            assertThat(rows(ann, body)).isEmpty();
            assertThat(rows(ann, text)).containsExactly("");
            assertThat(rows(ann, definition)).containsExactly("null");
            refused(ann, INSUFFICIENT, "select get_ddl('view', 'v')");
        }
    }

    @Test
    void aViewReadsWithItsOwnersRights() throws SQLException {
        run(admin, "create view v as select id, current_role() r from t", "grant select on view v to role reader");
        try (Connection ann = as("reader")) {
            assertThat(rows(ann, "select id, r from v")).containsExactly("1|READER");
            refused(ann, MISSING, "select * from t");
        }
    }

    @Test
    void aProcedureRunsWithItsOwnersOrItsCallersRights() throws SQLException {
        run(
                admin,
                "create procedure o() returns int as 'begin insert into t values (5, ''p''); return (select count(*) from t); end'",
                "create procedure c() returns int execute as caller as 'begin return (select count(*) from t); end'",
                "create function f() returns int as 'select count(*) from t'");
        try (Connection ann = as("reader")) {
            refused(ann, -1, "call o()");
            run(admin, "grant usage on procedure o() to role reader", "grant usage on procedure c() to role reader");
            run(admin, "grant usage on function f() to role reader");
            assertThat(rows(ann, "call o()")).containsExactly("2");
            refused(ann, -1, "call c()");
            assertThat(rows(ann, "select f()")).containsExactly("2");
            refused(ann, MISSING, "select * from t");
        }
    }

    @Test
    void futureGrantsAreForNewObjects() throws SQLException {
        run(admin, "grant select on future tables in schema app to role reader", "create table later (n int)");
        try (Connection ann = as("reader")) {
            assertThat(rows(ann, "select count(*) from later")).containsExactly("0");
            refused(ann, MISSING, "select * from t");
            run(admin, "drop table later", "alter table t rename to renamed");
            refused(ann, MISSING, "select * from later");
        }
    }

    @Test
    void onlyWhoOwnsOrManagesGrantsGrants() throws SQLException {
        run(admin, "grant select on table t to role reader", "grant role writer to user ann");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "grant select on table t to role writer");
            refused(ann, INSUFFICIENT, "grant role boss to role reader");
            run(admin, "grant select on table t to role reader with grant option");
            run(ann, "grant select on table t to role writer");
            run(admin, "alter schema app enable managed access", "grant create table on schema app to role reader");
            run(ann, "create table mine (n int)");
            refused(ann, INSUFFICIENT, "grant select on table mine to role writer");
            run(admin, "grant select on table app.mine to role writer");
        }
    }

    @Test
    void otherObjectsNeedUsage() throws SQLException {
        run(admin, "create sequence q", "create stage st", "create file format ff type = csv", "create warehouse big");
        try (Connection ann = as("reader")) {
            refused(ann, MISSING, "select q.nextval");
            refused(ann, -1, "list @st");
            refused(ann, INSUFFICIENT, "use warehouse big");
            run(admin, "grant usage on sequence q to role reader", "grant read on stage st to role reader");
            run(admin, "grant usage on warehouse big to role reader");
            assertThat(rows(ann, "select q.nextval")).containsExactly("1");
            assertThat(rows(ann, "list @st")).isEmpty();
            run(ann, "use warehouse big");
            refused(ann, INSUFFICIENT, "drop warehouse big");
        }
    }

    @Test
    void aStageIsReadAndWrittenByOtherPrivileges() throws SQLException {
        run(
                admin,
                "create stage st directory = (enable = true)",
                "create file format ff type = csv",
                "grant usage on file format ff to role reader",
                "copy into @st/a.csv from (select 1) single = true file_format = (type = csv compression = none)",
                "alter stage st refresh",
                "create view files as select $1 as line from @st",
                "grant select on view files to role reader",
                "create view listed as select relative_path from directory(@st)",
                "grant select on view listed to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, MISSING, "select $1 from @st");
            refused(ann, MISSING, "list @st");
            assertThat(rows(ann, "select line from files")).containsExactly("1");
            assertThat(rows(ann, "select relative_path from listed")).containsExactly("a.csv");
            run(admin, "grant read on stage st to role reader");
            assertThat(rows(ann, "select $1 from @st")).containsExactly("1");
            assertThat(rows(ann, "select relative_path from directory(@st)")).containsExactly("a.csv");
            assertThat(rows(ann, "list @st")).hasSize(1);
            refused(ann, INSUFFICIENT, "remove @st");
            refused(ann, INSUFFICIENT, "copy into @st/b.csv from (select 2)");
            refused(ann, INSUFFICIENT, "alter stage st refresh");
            refused(ann, INSUFFICIENT, "alter stage st set comment = 'mine'");
            refused(ann, INSUFFICIENT, "drop stage st");
            run(admin, "grant write on stage st to role reader");
            run(ann, "copy into @st/b.csv from (select 2) single = true", "remove @st/b.csv");
            run(admin, "revoke read on stage st from role reader");
            refused(ann, INSUFFICIENT, "list @st");
            refused(ann, INSUFFICIENT, "select $1 from @st");
        }
    }

    @Test
    void aTablesStageIsItsOwners() throws SQLException {
        run(admin, "grant select, insert on table t to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "list @%t");
            refused(ann, INSUFFICIENT, "copy into t from @%t");
            run(ann, "list @~");
        }
    }

    @Test
    void anOperatorStopsAndStartsAPipeThatKeepsItsOwner() throws SQLException {
        run(
                admin,
                "create stage st",
                "create pipe p as copy into t from @st",
                "grant monitor on pipe p to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "alter pipe p set pipe_execution_paused = true");
            refused(ann, INSUFFICIENT, "alter pipe p refresh");
            run(admin, "grant operate on pipe p to role reader");
            run(ann, "alter pipe p set pipe_execution_paused = true", "alter pipe p set pipe_execution_paused = false");
            run(ann, "alter pipe p refresh");
            refused(ann, INSUFFICIENT, "alter pipe p set comment = 'mine'");
            refused(ann, INSUFFICIENT, "drop pipe p");
        }
    }

    @Test
    void aStreamOnAViewTakesWhatItsSourceTakes() throws SQLException {
        run(
                admin,
                "create view v as select id from t",
                "grant select on view v to role reader",
                "grant create stream on schema app to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "create stream mine on view v");
            run(admin, "create stream s on view v", "grant select on stream s to role reader");
            run(ann, "create stream mine on view v");
            run(admin, "insert into t values (7, 'x')");
            assertThat(rows(ann, "select id from mine union select id from s")).containsExactly("7");
            run(admin, "revoke select on view v from role reader");
            refused(ann, INSUFFICIENT, "select id from s");
        }
    }

    @Test
    void policiesArePutOnTablesByWhoMayApplyThem() throws SQLException {
        run(
                admin,
                "create masking policy hide as (v varchar) returns varchar -> '*'",
                "grant all on schema app to role reader",
                "grant select on table t to role reader",
                "grant apply on masking policy hide to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "alter table t modify column s set masking policy hide");
            run(admin, "grant apply masking policy on account to role reader");
            run(ann, "alter table t modify column s set masking policy hide");
            assertThat(rows(ann, "select s from t")).containsExactly("*");
            run(ann, "create masking policy own as (v varchar) returns varchar -> v", "drop masking policy own");
            refused(ann, INSUFFICIENT, "drop masking policy hide");
        }
    }

    @Test
    void aStreamTakesSelectOnItselfAndOnItsTable() throws SQLException {
        run(admin, "grant create stream on schema app to role reader", "grant select on table t to role reader");
        try (Connection ann = as("reader")) {
            refused(ann, INSUFFICIENT, "create stream mine on table t");
            run(admin, "create stream s on table t", "insert into t values (2, 'b')");
            refused(ann, MISSING, "select * from s");
            run(ann, "create stream mine on table t");
            run(admin, "grant select on stream s to role reader");
            assertThat(rows(ann, "select id from s")).containsExactly("2");
            refused(ann, INSUFFICIENT, "drop stream s");
            run(admin, "revoke select on table t from role reader");
            refused(ann, INSUFFICIENT, "select id from s");
        }
    }

    @Test
    void aTaskRunsByTheRightsOfItsOwner() throws SQLException {
        run(
                admin,
                "grant create table, create task on schema app to role reader",
                "create table log (n int)",
                "grant role writer to user ann",
                "grant usage on database testdb to role writer",
                "grant usage on schema testdb.app to role writer");
        try (Connection ann = as("reader");
                Connection operator = as("writer")) {
            run(ann, "create task fill as insert into log values (1)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(ann, "execute task fill"))
                    .withMessageContaining("EXECUTE TASK privilege must be granted to owner role");
            run(admin, "grant execute task on account to role reader");
            refused(operator, MISSING, "execute task fill");
            run(ann, "grant monitor on task fill to role writer");
            refused(operator, INSUFFICIENT, "execute task fill");
            run(ann, "grant operate on task fill to role writer");
            run(operator, "execute task fill");
            assertThat(rows(operator, "select state, error_code from table(information_schema.task_history())"))
                    .containsExactly("FAILED|2003");
            run(admin, "grant insert on table log to role reader");
            run(operator, "execute task fill");
            assertThat(rows(admin, "select n from log")).containsExactly("1");
            refused(operator, INSUFFICIENT, "alter task fill set comment = 'c'");
            refused(operator, INSUFFICIENT, "drop task fill");
        }
    }

    @Test
    void anOperatorStartsAndStopsATaskThatKeepsItsOwner() throws SQLException {
        run(admin, "create task tick schedule = '60 minutes' as select 1", "grant operate on task tick to role reader");
        try (Connection ann = as("reader")) {
            run(ann, "alter task tick resume");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(admin, "grant ownership on task tick to role writer"))
                    .withMessageContaining("is not suspended");
            run(ann, "alter task tick suspend");
            run(admin, "grant ownership on task tick to role writer");
            refused(ann, -1, "alter task tick resume");
        }
    }

    @Test
    void aLoginGetsOnlyTheRolesOfItsUser() throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> as("accountadmin").close())
                .withMessageContaining("not granted to this user");
        try (Connection ann = as(null)) {
            assertThat(rows(ann, "select current_role()")).containsExactly("PUBLIC");
        }
        assertThat(rows(admin, "select current_role()")).containsExactly("ACCOUNTADMIN");
    }

    @Test
    void withoutTheSettingEveryRoleMayDoEverything() throws SQLException {
        try (FakeSnowflake open = FakeSnowflake.start();
                Connection connection = open.connect()) {
            run(
                    connection,
                    "create table t (n int)",
                    "create role nobody",
                    "use role nobody",
                    "insert into t values (1)");
            assertThat(rows(connection, "select n from t")).containsExactly("1");
        }
    }

    private Connection as(String role) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "ann");
        properties.setProperty("password", "any");
        properties.setProperty("db", "TESTDB");
        properties.setProperty("schema", "APP");
        if (role != null) {
            properties.setProperty("role", role);
        }
        return DriverManager.getConnection(fake.jdbcUrl(), properties);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** @param code of Snowflake's error; negative for any */
    private static void refused(Connection connection, int code, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as(sql)
                .isThrownBy(() -> run(connection, sql))
                .satisfies(error -> {
                    if (code > 0) {
                        assertThat(error.getErrorCode()).as(error.getMessage()).isEqualTo(code);
                    }
                });
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                found.add(String.join("|", cells));
            }
        }
        return found;
    }
}
