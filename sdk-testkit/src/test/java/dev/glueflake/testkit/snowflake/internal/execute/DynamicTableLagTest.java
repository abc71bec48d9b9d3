package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamicTableLagTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:30Z"));

    private Sql sql;

    @BeforeEach
    void open() {
        sql = Sql.open(now::get);
        sql.run("create table t as select 1 id");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private void dynamic(String name, String lag, String query) {
        sql.run("create dynamic table " + name + " target_lag = " + lag + " warehouse = compute_wh as " + query);
    }

    private String rows(String table) {
        return sql.cell("select listagg(id, ',') within group (order by id) from " + table);
    }

    @Test
    void aTableIsRefreshedWhenItsLagIsOver() {
        dynamic("d", "'10 minutes'", "select id from t");
        sql.run("insert into t values (2)");
        pass(Duration.ofSeconds(599));
        assertThat(rows("d")).isEqualTo("1");
        pass(Duration.ofSeconds(1));
        assertThat(rows("d")).isEqualTo("1,2");
        assertThat(sql.account.sessions()).hasSize(1);
    }

    @Test
    void upstreamTablesAreRefreshedFirst() {
        dynamic("a", "downstream", "select id from t");
        dynamic("b", "'5 minutes'", "select id * 10 id from a");
        sql.run("insert into t values (2)");
        pass(Duration.ofMinutes(5));
        assertThat(rows("b")).isEqualTo("10,20");
        assertThat(rows("a")).isEqualTo("1,2");
    }

    @Test
    void aSuspendedTableIsNotRefreshed() {
        dynamic("d", "'1 minutes'", "select id from t");
        sql.run("alter dynamic table d suspend; insert into t values (2)");
        pass(Duration.ofHours(1));
        assertThat(rows("d")).isEqualTo("1");
        sql.run("alter dynamic table d resume");
        assertThat(rows("d")).isEqualTo("1,2");
    }

    @Test
    void aTableThatFailsFiveTimesIsSuspended() {
        dynamic("d", "'1 minutes'", "select id from t");
        sql.run("drop table t");
        for (int i = 0; i < 5; i++) {
            assertThat(sql.column("show dynamic tables", "scheduling_state")).containsExactly("RUNNING");
            pass(Duration.ofMinutes(1));
        }
        assertThat(sql.column("show dynamic tables", "scheduling_state")).containsExactly("SUSPENDED");
        assertThat(
                        sql.cell(
                                "select count(*) from table(information_schema.dynamic_table_refresh_history(error_only => true))"))
                .isEqualTo("5");
    }

    @Test
    void onScheduleWaitsForTheFirstLag() {
        sql.run("create dynamic table d target_lag = '1 minutes' warehouse = compute_wh initialize = on_schedule "
                + "as select id from t");
        assertThatThrownBy(() -> rows("d")).hasMessageContaining("not initialized");
        pass(Duration.ofMinutes(1));
        assertThat(rows("d")).isEqualTo("1");
    }

    @Test
    void uncommittedRowsAreNotRead() {
        dynamic("d", "'1 minutes'", "select id from t");
        try (Sql other = sql.another()) {
            other.run("use schema db.public; begin; insert into t values (2)");
            pass(Duration.ofMinutes(1));
            assertThat(rows("d")).isEqualTo("1");
            other.run("commit");
        }
        pass(Duration.ofMinutes(1));
        assertThat(rows("d")).isEqualTo("1,2");
    }

    @Test
    void aQueryOfTheTimeIsComputedAgainThoughNothingChanged() {
        dynamic(
                "d",
                "'1 minutes'",
                "select id from t where current_timestamp() < '2026-03-01 08:02:00Z'::timestamp_tz");
        assertThat(rows("d")).isEqualTo("1");
        pass(Duration.ofMinutes(5));
        assertThat(rows("d")).isEqualTo("");
    }
}
