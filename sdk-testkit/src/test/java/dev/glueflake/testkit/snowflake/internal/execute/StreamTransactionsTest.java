package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTransactionsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
    private Sql sql;

    @BeforeEach
    void open() {
        sql = Sql.open(now::get);
        sql.run("create table t (id int, name varchar); create table sink (id int); create stream s on table t");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void aTransactionSeesTheStreamAsItWasWhenItBegan() {
        try (Sql other = sql.another()) {
            other.run("insert into t values (1, 'a')");
            sql.run("begin");
            other.run("insert into t values (2, 'b')");

            assertThat(sql.cell("select count(*) from t")).isEqualTo("2");
            assertThat(sql.rows("select id from s")).isEqualTo("1");
            sql.run("insert into sink select id from s; commit");

            assertThat(sql.rows("select id from s")).isEqualTo("2");
        }
    }

    @Test
    void anotherSessionSeesTheOffsetMoveOnlyAtTheCommit() {
        try (Sql other = sql.another()) {
            sql.run("insert into t values (1, 'a'); begin; insert into sink select id from s");
            assertThat(other.rows("select id from s")).isEqualTo("1");
            sql.run("commit");
            assertThat(other.rows("select id from s")).isEmpty();
        }
    }

    @Test
    void writesOfAnOpenTransactionShowWhenItCommits() {
        try (Sql other = sql.another()) {
            other.run("begin; insert into t values (1, 'a')");
            sql.run("insert into t values (2, 'b'); insert into sink select id from s");
            assertThat(sql.rows("select id from sink")).isEqualTo("2");
            other.run("commit");
            assertThat(sql.rows("select id from s")).isEqualTo("1");
        }
    }

    @Test
    void aStreamInUseByATransactionIsLocked() {
        try (Sql other = sql.another()) {
            sql.run("insert into t values (1, 'a'); begin; insert into sink select id from s");
            other.run("alter session set lock_timeout = 0");
            assertThatThrownBy(() -> other.run("insert into sink select id from s"))
                    .hasMessageContaining("has locked table");
            sql.run("rollback");
            other.run("insert into sink select id from s");
            assertThat(sql.rows("select id from sink")).isEqualTo("1");
        }
    }

    @Test
    void aRolledBackUpdateLeavesNoChange() {
        sql.run("insert into t values (1, 'a'); insert into sink select id from s");
        sql.run("begin; update t set name = 'b'; update t set name = 'c'; rollback");
        assertThat(sql.rows("select id from s")).isEmpty();
        sql.run("update t set name = 'd'");
        assertThat(sql.rows("select name, metadata$action, metadata$isupdate from s order by 1"))
                .isEqualTo("a,DELETE,true d,INSERT,true");
    }

    @Test
    void aStreamThatNobodyReadsBecomesStale() {
        sql.run("insert into t values (1, 'a')");
        now.set(now.get().plus(Duration.ofDays(13)));
        assertThat(sql.rows("select id from s")).isEqualTo("1");
        assertThat(sql.column("show streams", "stale")).containsExactly("false");
        now.set(now.get().plus(Duration.ofDays(2)));
        assertThat(sql.column("show streams", "stale")).containsExactly("true");
        assertThatThrownBy(() -> sql.run("select id from s")).hasMessageContaining("stale");
    }

    @Test
    void askingAnEmptyStreamForDataKeepsItFresh() {
        now.set(now.get().plus(Duration.ofDays(13)));
        assertThat(sql.cell("select system$stream_has_data('S')")).isEqualTo("false");
        now.set(now.get().plus(Duration.ofDays(13)));
        sql.run("insert into t values (1, 'a')");
        assertThat(sql.rows("select id from s")).isEqualTo("1");
    }

    @Test
    void aStreamBeginsAtATimeSinceChangesAreTracked() {
        now.set(now.get().plusSeconds(60));
        sql.run("insert into t values (1, 'a')");
        now.set(now.get().plusSeconds(60));
        sql.run("create stream back on table t at (offset => -90)");
        assertThat(sql.rows("select id from back")).isEqualTo("1");
        sql.run("create table young (id int)");
        now.set(now.get().plusSeconds(60));
        assertThatThrownBy(() -> sql.run("create stream early on table young at (offset => -30)"))
                .hasMessageContaining("Change tracking");
    }
}
