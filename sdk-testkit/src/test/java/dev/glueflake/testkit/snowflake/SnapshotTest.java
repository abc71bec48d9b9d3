package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A prepared account and the way back to it; connections from before go on. */
class SnapshotTest extends DriverSessionFixture {
    @BeforeEach
    void prepare() throws SQLException {
        run("create database db", "create table t (id int, v varchar)", "insert into t values (1, 'a'), (2, 'b')");
    }

    @Test
    void rowsAreAsTheyWereAsOftenAsWanted() throws SQLException {
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 3; round++) {
            run("insert into t values (3, 'c')", "update t set v = 'changed' where id = 1");
            run("delete from t where id = 2");
            run("merge into t using (select 3 id) s on t.id = s.id when matched then update set v = 'm'");
            assertThat(rows("select * from t order by 1")).containsExactly("1|changed", "3|m");
            snapshot.restore();
            assertThat(rows("select * from t order by 1")).containsExactly("1|a", "2|b");
            run("truncate table t");
            snapshot.restore();
            run("insert overwrite into t select 9, 'z'");
            snapshot.restore();
            assertThat(rows("select * from t order by 1")).containsExactly("1|a", "2|b");
        }
    }

    @Test
    void manyChangedRowsComeBackThoughTheirPastWouldHaveBeenRemoved() throws SQLException {
        run("create transient table big (id int, n int) data_retention_time_in_days = 0");
        run("insert into big select seq4(), 0 from table(generator(rowcount => 3000))");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int i = 0; i < 3; i++) {
            run("update big set n = n + 1");
        }
        snapshot.restore();
        assertThat(rows("select count(*), sum(n) from big")).containsExactly("3000|0");
    }

    @Test
    void objectsThatWereMadeAreGoneAndThoseDroppedOrReplacedAreBack() throws SQLException {
        run("create schema s", "create view v as select 1 x", "create transient table gone (a int)");
        run("alter table gone set data_retention_time_in_days = 0", "insert into gone values (7)", "use schema public");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        run("create table made (a int)", "create database other", "use schema db.public", "drop view s.v");
        run("drop table s.gone", "create or replace table t (x int)", "drop schema s", "create schema made_too");
        snapshot.restore();
        assertThat(rows("show databases like 'other'")).isEmpty();
        assertThat(rows("show schemas like 'made_too'")).isEmpty();
        assertThat(rows("show tables like 'made'")).isEmpty();
        assertThat(rows("select x from s.v")).containsExactly("1");
        assertThat(rows("select a from s.gone")).containsExactly("7");
        assertThat(rows("select id from t order by 1")).containsExactly("1", "2");
    }

    @Test
    void alteredTablesHaveTheirColumnsAgain() throws SQLException {
        run("create table n (a number(5,2), b int)", "insert into n values (1.5, 2)");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 2; round++) {
            run("alter table n alter column a set data type number(12,2)", "insert into n values (123456789.25, 1)");
            run("alter table n add column c varchar default 'x'", "alter table n drop column b");
            run("alter table n rename to renamed");
            assertThat(rows("select * from renamed order by 1")).containsExactly("1.50|x", "123456789.25|x");
            snapshot.restore();
            assertThat(rows("select * from n")).containsExactly("1.50|2");
            assertThat(rows("describe table n ->> select \"name\", \"type\" from $1"))
                    .containsExactly("A|NUMBER(5,2)", "B|NUMBER(38,0)");
            run("alter table n add column c date");
            run("insert into n values (2.5, 3, '2024-02-29')");
            assertThat(rows("select c from n order by a")).containsExactly("null", "2024-02-29");
            snapshot.restore();
        }
    }

    @Test
    void whatWasDroppedBeforeCanStillComeBack() throws SQLException {
        run("drop table t");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        run("undrop table t", "insert into t values (3, 'c')", "drop table t");
        snapshot.restore();
        assertThatThrownBy(() -> run("select * from t")).hasMessageContaining("does not exist");
        run("undrop table t");
        assertThat(rows("select id from t order by 1")).containsExactly("1", "2");
    }

    @Test
    void sequencesAndIdentitiesCountFromWhereTheyWere() throws SQLException {
        run("create sequence s start 10 increment 5", "create table i (id int identity(3, 2), v int)");
        run("select s.nextval", "insert into i (v) values (1)");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 2; round++) {
            run("insert into i (v) values (2), (3)");
            assertThat(rows("select s.nextval")).containsExactly("15");
            assertThat(rows("select max(id) from i")).containsExactly("7");
            snapshot.restore();
        }
        assertThat(rows("show sequences like 's' ->> select \"next_value\" from $1"))
                .containsExactly("15");
        run("create table i2 clone i", "insert into i2 (v) values (2)");
        assertThat(rows("select max(id) from i2")).containsExactly("5");
    }

    @Test
    void filesOfStagesAndWhatWasLoadedFromThem() throws SQLException {
        run("create stage st", "copy into @st/kept.csv from (select 5, 'five') single = true");
        run("copy into @st/replaced.csv from (select 6, 'six') single = true", "copy into t from @st/kept.csv");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 2; round++) {
            run("copy into t from @st/replaced.csv", "remove @st/kept.csv");
            run("copy into @st/new.csv from (select 7, 'seven') single = true");
            run("copy into @st/replaced.csv from (select 66, 'other') single = true overwrite = true");
            snapshot.restore();
            assertThat(rows("select $1, $2 from @st order by 1")).containsExactly("5|five", "6|six");
            assertThat(rows("list @st")).hasSize(2);
        }
    }

    @Test
    void theLoadHistoryKnowsAgainWhatWasLoaded() throws SQLException {
        run("create stage st", "copy into @st/a from (select 5, 'five')", "copy into @st/b from (select 6, 'six')");
        run("copy into t from @st/a");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 2; round++) {
            run("copy into t from @st");
            assertThat(rows("select id from t order by 1")).containsExactly("1", "2", "5", "6");
            snapshot.restore();
            assertThat(rows("select id from t order by 1")).containsExactly("1", "2", "5");
        }
    }

    @Test
    void streamsGiveAgainWhatWasConsumedSince() throws SQLException {
        run("create stream st on table t", "create table log (id int)", "insert into t values (3, 'c')");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 2; round++) {
            run("update t set v = 'x' where id = 3", "insert into log select id from st");
            assertThat(rows("select id from st")).isEmpty();
            snapshot.restore();
            assertThat(rows("select id, v from st")).containsExactly("3|c");
            assertThat(rows("select * from log")).isEmpty();
        }
    }

    @Test
    void directoryTablesAndTheirStreams() throws SQLException {
        run(
                "create stage docs directory = (enable = true)",
                "create stream ds on stage docs",
                "copy into @docs/a.csv from (select 1) single = true file_format = (type = csv compression = none)",
                "alter stage docs refresh",
                "create table log (name varchar)");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        for (int round = 0; round < 2; round++) {
            run("insert into log select relative_path from ds", "remove @docs", "alter stage docs refresh");
            assertThat(rows("select relative_path from directory(@docs)")).isEmpty();
            snapshot.restore();
            assertThat(rows("select relative_path from directory(@docs)")).containsExactly("a.csv");
            assertThat(rows("select relative_path, metadata$action from ds")).containsExactly("a.csv|INSERT");
        }
    }

    @Test
    void usersRolesGrantsAndParameters() throws SQLException {
        run("create role kept", "grant role kept to role sysadmin");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        run("create user ann", "create role made", "grant select on table t to role kept", "drop role kept");
        run("alter account set timezone = 'Europe/Berlin'", "alter database db set comment = 'changed'");
        snapshot.restore();
        assertThat(rows("show users like 'ann'")).isEmpty();
        assertThat(rows("show roles like 'made'")).isEmpty();
        assertThat(rows("show grants of role kept ->> select \"grantee_name\" from $1"))
                .containsExactly("SYSADMIN");
        assertThat(rows("show grants to role kept")).isEmpty();
        assertThat(rows("show databases like 'db' ->> select \"comment\" from $1"))
                .containsExactly("");
        assertThat(rows("show parameters like 'timezone' in account ->> select \"value\" from $1"))
                .containsExactly("America/Los_Angeles");
    }

    @Test
    void tasksAreDueAgain() throws SQLException {
        fake.clock().stop();
        run("create table ticks (n int)", "create task tick schedule = '60 minutes' as insert into ticks values (1)");
        run("alter task tick resume");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        Instant prepared = fake.clock().instant();
        for (int round = 0; round < 2; round++) {
            fake.clock().advance(Duration.ofMinutes(61));
            assertThat(rows("select count(*) from ticks")).containsExactly("1");
            run("alter task tick suspend");
            snapshot.restore();
            assertThat(fake.clock().instant()).isEqualTo(prepared);
            assertThat(rows("select count(*) from ticks")).containsExactly("0");
        }
    }

    @Test
    void timeTravelGoesToThePastThatWasKept() throws SQLException {
        fake.clock().stop();
        fake.clock().advance(Duration.ofMinutes(10));
        run("delete from t where id = 1");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        fake.clock().advance(Duration.ofMinutes(10));
        run("delete from t", "insert into t values (8, 'later')");
        snapshot.restore();
        assertThat(rows("select id from t at (offset => -300) order by 1")).containsExactly("1", "2");
        fake.clock().advance(Duration.ofMinutes(20));
        assertThat(rows("select id from t at (offset => -300)")).containsExactly("2");
    }

    @Test
    void connectionsStayAndTheirTransactionsAreRolledBack() throws SQLException {
        run("create temporary table mine (a int)", "insert into mine values (1)");
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        try (Connection later = fake.connect();
                Statement other = later.createStatement()) {
            other.execute("create temporary table db.public.theirs (a int)");
            run("create schema elsewhere", "create temporary table more (a int)", "insert into public.mine values (2)");
            run("begin", "insert into public.t values (3, 'open')");
            snapshot.restore();
            assertThat(rows("select current_schema(), (select count(*) from mine), (select count(*) from t)"))
                    .containsExactly("PUBLIC|1|2");
            assertThat(rows("select current_transaction()")).containsExactly("null");
            assertThatThrownBy(() -> other.execute("select * from db.public.theirs"))
                    .hasMessageContaining("does not exist");
            assertThatThrownBy(() -> run("select * from more")).hasMessageContaining("does not exist");
        }
    }

    @Test
    void theLogAndTheFaultsAreEmptyAfterwards() throws SQLException {
        FakeSnowflake.Snapshot snapshot = fake.snapshot();
        run("select 1");
        fake.faults().onSql("select 2").always().error("000001", "42000", "no");
        snapshot.restore();
        assertThat(fake.queryLog().all()).isEmpty();
        assertThat(rows("select 2")).containsExactly("2");
    }

    @Test
    void aSnapshotHoldsNothingUncommitted() throws SQLException {
        run("begin", "insert into t values (3, 'c')");
        assertThatThrownBy(() -> fake.snapshot())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("uncommitted changes of");
        run("rollback", "begin", "select 1");
        fake.snapshot().restore();
        assertThat(rows("select count(*) from t")).containsExactly("2");
    }

    @Test
    void anEarlierSnapshotTakesLaterOnesBack() throws SQLException {
        FakeSnowflake.Snapshot first = fake.snapshot();
        run("insert into t values (3, 'c')");
        FakeSnowflake.Snapshot second = fake.snapshot();
        run("delete from t");
        second.restore();
        assertThat(rows("select count(*) from t")).containsExactly("3");
        first.restore();
        assertThat(rows("select count(*) from t")).containsExactly("2");
        assertThatThrownBy(second::restore)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("earlier");
        fake.reset();
        assertThatThrownBy(first::restore)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset");
    }

    @Nested
    class Prepared {
        @RegisterExtension
        static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder())
                .prepared(fake -> {
                    try (Connection connection = fake.connect();
                            Statement statement = connection.createStatement()) {
                        statement.execute("create table prepared (a int)");
                        statement.execute("insert into prepared values (1)");
                    }
                });

        @RepeatedTest(2)
        void eachTestBeginsWithWhatWasPrepared(FakeSnowflake each) {
            SnowflakeAssertions.assertThatTable(each, "prepared").hasRowCount(1);
            each.run("insert into prepared values (2)");
            assertThat(each.queryLog().all()).isEmpty();
        }
    }
}
