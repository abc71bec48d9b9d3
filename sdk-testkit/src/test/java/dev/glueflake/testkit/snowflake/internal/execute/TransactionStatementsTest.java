package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionStatementsTest {
    private final Sql sql = Sql.open();
    private Sql other;

    @BeforeEach
    void table() {
        sql.run("create table t (id int, name varchar)");
        other = sql.another();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static String ids(Sql session) {
        return session.rows("select id from t order by id");
    }

    @Test
    void othersSeeATransactionWhenItIsCommitted() {
        sql.run("begin transaction name load; insert into t values (1, 'a')");
        assertThat(ids(sql)).isEqualTo("1");
        assertThat(ids(other)).isEmpty();
        sql.run("commit");
        assertThat(ids(other)).isEqualTo("1");
    }

    @Test
    void aFailedStatementUndoesOnlyItselfAndTheTransactionGoesOn() {
        sql.run("begin; insert into t values (1, 'a')");
        assertThatThrownBy(() -> sql.run("insert into t select 1 / 0, 'x' from t"))
                .isInstanceOf(SnowflakeException.class);
        assertThatThrownBy(() -> sql.run("select * from nothing_here")).isInstanceOf(SnowflakeException.class);
        sql.run("insert into t values (2, 'b'); commit");
        assertThat(ids(other)).isEqualTo("1 2");
    }

    @Test
    void rollbackUndoesEveryStatementOfTheTransaction() {
        sql.run("insert into t values (1, 'a'), (2, 'b')");
        sql.run("begin; update t set id = id + 10; delete from t where id = 12; insert into t values (5, 'x')");
        assertThat(ids(sql)).isEqualTo("5 11");
        sql.run("rollback");
        assertThat(ids(sql)).isEqualTo("1 2");
    }

    @Test
    void aDefinitionCommitsTheOpenTransaction() {
        sql.run("begin; insert into t values (1, 'a'); create table u (x int)");
        assertThat(sql.session.inTransaction()).isFalse();
        sql.run("rollback");
        assertThat(ids(other)).isEqualTo("1");
    }

    @Test
    void withoutAutocommitTheFirstChangeOpensATransaction() {
        sql.run("alter session set autocommit = false");
        sql.run("select * from t");
        assertThat(sql.session.inTransaction()).isFalse();
        sql.run("insert into t values (1, 'a')");
        assertThat(sql.session.inTransaction()).isTrue();
        assertThat(ids(other)).isEmpty();
        sql.run("rollback; insert into t values (2, 'b'); alter session set autocommit = true");
        assertThat(ids(other)).isEqualTo("2");
    }

    @Test
    void beginTwiceAndCommitWithoutATransactionSucceed() {
        sql.run(
                "commit; rollback; begin; insert into t values (1, 'a'); begin; insert into t values (2, 'b'); rollback");
        assertThat(ids(sql)).isEmpty();
    }

    @Test
    void aClosedSessionLosesItsTransaction() {
        Sql third = sql.another();
        third.run("begin; insert into t values (1, 'a'); update t set id = 2");
        third.close();
        assertThat(ids(sql)).isEmpty();
        sql.run("update t set id = 3"); // the lock is free
    }

    @Test
    void theSecondWriterWaitsAndSeesWhatTheFirstOneCommitted() throws Exception {
        sql.run("insert into t values (1, 'a'); begin; update t set id = id + 1");
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> other.rows("update t set id = id * 10"));
        sql.run("update t set id = id + 1; commit");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("1,0");
        assertThat(ids(sql)).isEqualTo("30");
    }

    @Test
    void aWaitEndsAtTheLockTimeout() {
        sql.run("insert into t values (1, 'a'); begin; update t set id = 2");
        other.run("alter session set lock_timeout = 0");
        assertThatThrownBy(() -> other.run("delete from t"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("000625"));
        other.run("insert into t values (7, 'g')");
        assertThat(ids(other)).isEqualTo("1 7");
    }

    @Test
    void aDeadlockFailsOneStatementAndLeavesItsTransactionOpen() throws Exception {
        sql.run("create table u (id int); insert into t values (1, 'a'); insert into u values (1)");
        sql.run("begin; update t set id = 2");
        other.run("begin; update u set id = 2");
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> sql.rows("update u set id = 3"));
        CompletableFuture<String> two = CompletableFuture.supplyAsync(() -> other.rows("update t set id = 3"));
        assertThatThrownBy(() -> CompletableFuture.anyOf(one, two).get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(SnowflakeException.class)
                .hasMessageContaining("deadlock");
        Sql victim = one.isCompletedExceptionally() ? sql : other;
        assertThat(victim.session.inTransaction()).isTrue();
        victim.run("rollback");
        assertThat((victim == sql ? two : one).get(10, TimeUnit.SECONDS)).isEqualTo("1,0");
    }
}
