package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelDefinitionsTest {
    private static final int SESSIONS = 6;
    private static final int ROUNDS = 8;

    private final Sql sql = Sql.open();
    private final ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        sql.close();
    }

    private void together(IntConsumer each) throws Exception {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            int number = i;
            running.add(CompletableFuture.runAsync(() -> each.accept(number), threads));
        }
        for (CompletableFuture<Void> task : running) {
            task.get(60, TimeUnit.SECONDS);
        }
        assertThat(sql.account.engine().errors().all()).isEmpty();
    }

    @Test
    void changesOfOneTableWaitForEachOtherAndNoneIsLost() throws Exception {
        sql.run("create table t (id int); insert into t values (1)");
        together(number -> {
            Sql mine = sql.another();
            for (int i = 0; i < ROUNDS; i++) {
                mine.run("alter table t add column c" + number + "_" + i + " int default " + i);
                mine.run("alter table t set comment = 'by " + number + "'");
                mine.run("comment on column t.id is 'by " + number + "'");
            }
            mine.run("alter table t add constraint u" + number + " unique (id)");
        });
        assertThat(sql.run("select * from t").columns()).hasSize(1 + SESSIONS * ROUNDS);
        assertThat(sql.column("show unique keys in table t", "constraint_name")).hasSize(SESSIONS);
        assertThat(sql.cell("select c3_5 from t")).isEqualTo("5");
    }

    @Test
    void ofSeveralThatMakeOneTableExactlyOneSucceeds() throws Exception {
        AtomicInteger made = new AtomicInteger();
        together(number -> {
            Sql mine = sql.another();
            for (int i = 0; i < ROUNDS; i++) {
                try {
                    mine.run("create table once" + i + " (a int)");
                    made.incrementAndGet();
                } catch (SnowflakeException e) {
                    assertThat(e.code()).isEqualTo("002002");
                }
                mine.run("create or replace table again as select " + number + " a");
            }
        });
        assertThat(made).hasValue(ROUNDS);
        assertThat(sql.cell("select count(*) from again")).isEqualTo("1");
    }

    @Test
    void aDefinitionCommitsTheOpenTransactionEvenIfItFails() {
        sql.run("create table t (a int); begin; insert into t values (1)");
        assertThatThrownBy(() -> sql.run("alter table nope add column b int")).isInstanceOf(SnowflakeException.class);
        sql.run("rollback");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("1");
        sql.run("begin; insert into t values (2); create schema other clone public; rollback");
        assertThat(sql.cell("select count(*) from db.public.t")).isEqualTo("2");
        assertThat(sql.cell("select count(*) from db.other.t")).isEqualTo("2");
        sql.run(
                "use schema db.public; begin; insert into t values (3); grant select on table t to role sysadmin; rollback");
        assertThat(sql.cell("select count(*) from t")).isEqualTo("3");
    }
}
