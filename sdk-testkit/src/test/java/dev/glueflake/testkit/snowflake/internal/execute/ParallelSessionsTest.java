package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelSessionsTest {
    private static final int SESSIONS = 6;
    private static final int ROUNDS = 12;

    private final Sql sql = Sql.open();
    private final ExecutorService threads = Executors.newFixedThreadPool(SESSIONS + 1);

    @AfterEach
    void close() {
        threads.shutdownNow();
        sql.close();
    }

    private void together(Runnable extra, IntConsumer each) throws Exception {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        running.add(CompletableFuture.runAsync(extra, threads));
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
    void writersOfOneTableLoseAndDoubleNothing() throws Exception {
        sql.run("create table t (id int, n int); insert into t values (0, 0)");
        together(
                () -> {
                    Sql definer = sql.another();
                    for (int i = 0; i < ROUNDS; i++) {
                        definer.run("alter table t add column extra" + i + " int default " + i);
                        definer.run("create or replace table side as select * from t; drop table side");
                    }
                },
                number -> {
                    Sql mine = sql.another();
                    for (int i = 0; i < ROUNDS; i++) {
                        mine.run("insert into t (id, n) values (" + (number + 1) + ", 1)");
                        mine.run("update t set n = n + 1 where id = 0");
                        mine.run("begin; insert into t (id, n) values (99, 1); delete from t where id = 99; rollback");
                        mine.run(
                                "merge into t using (select 1000 + " + number + " as k) s on t.id = s.k"
                                        + " when matched then update set n = n + 1 when not matched then insert (id, n) values (s.k, 1)");
                        assertThat(mine.cell("select count(*) from t where id = " + (number + 1)))
                                .isEqualTo("" + (i + 1));
                    }
                });
        assertThat(sql.cell("select n from t where id = 0")).isEqualTo("" + SESSIONS * ROUNDS);
        assertThat(sql.cell("select count(*) from t where id between 1 and 98")).isEqualTo("" + SESSIONS * ROUNDS);
        assertThat(sql.cell("select sum(n) from t where id >= 1000")).isEqualTo("" + SESSIONS * ROUNDS);
        assertThat(sql.cell("select count(*) from t where id = 99")).isEqualTo("0");
    }

    @Test
    void aReaderNeverSeesHalfATransaction() throws Exception {
        sql.run("create table a (n int); create table b (n int); insert into a values (100); insert into b values (0)");
        together(
                () -> {
                    Sql reader = sql.another();
                    for (int i = 0; i < ROUNDS * SESSIONS; i++) {
                        assertThat(reader.cell("select sum(n) from (select n from a union all select n from b)"))
                                .isEqualTo("100");
                    }
                },
                number -> {
                    Sql mine = sql.another();
                    for (int i = 0; i < ROUNDS; i++) {
                        mine.run("begin; update a set n = n - 1; update b set n = n + 1; commit");
                    }
                });
        assertThat(sql.rows("select (select n from a), (select n from b)"))
                .isEqualTo((100 - SESSIONS * ROUNDS) + "," + SESSIONS * ROUNDS);
    }
}
