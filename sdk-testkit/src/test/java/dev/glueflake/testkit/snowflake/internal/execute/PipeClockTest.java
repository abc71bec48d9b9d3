package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipeClockTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:30Z"));

    private Sql sql;

    @BeforeEach
    void open() {
        sql = Sql.open(now::get);
        sql.run("create table t (a int); create stage st");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private void file(String name, int value) {
        sql.run("copy into @st/" + name + " from (values (" + value + ")) single = true overwrite = true "
                + "file_format = (type = csv compression = none)");
    }

    private String loaded() {
        return sql.cell("select listagg(a, ',') within group (order by a) from t");
    }

    @Test
    void aFileOfTheSameNameIsLoadedAgainWhenThePipeHasForgottenIt() {
        sql.run("create pipe p auto_ingest = true as copy into t from @st");
        file("one.csv", 1);
        assertThat(loaded()).isEqualTo("1");
        pass(Duration.ofDays(13));
        file("one.csv", 2);
        assertThat(loaded()).isEqualTo("1");
        pass(Duration.ofDays(2));
        file("one.csv", 3);
        assertThat(loaded()).isEqualTo("1,3");
    }

    @Test
    void aStalePipeIsResumedByForceAndDropsWhatIsTooOld() {
        sql.run("create pipe p auto_ingest = true as copy into t from @st");
        sql.run("alter pipe p set pipe_execution_paused = true");
        file("old.csv", 1);
        sql.run("select 1");
        pass(Duration.ofDays(15));
        file("new.csv", 2);
        assertThatThrownBy(() -> sql.run("alter pipe p set pipe_execution_paused = false"))
                .hasMessageContaining("stale");
        assertThatThrownBy(() -> sql.run("select system$pipe_force_resume('p')"))
                .hasMessageContaining("stale");
        sql.run("select system$pipe_force_resume('p', 'staleness_check_override')");
        assertThat(loaded()).isEqualTo("2");
    }

    @Test
    void theStatusTellsOfTheLastFile() {
        sql.run("create pipe p auto_ingest = true as copy into t from @st");
        file("one.csv", 1);
        assertThat(sql.cell("select system$pipe_status('p')"))
                .isEqualTo("{\"executionState\":\"RUNNING\",\"pendingFileCount\":0,"
                        + "\"lastIngestedTimestamp\":\"2026-03-01T08:00:30.000Z\",\"lastIngestedFilePath\":\"one.csv\","
                        + "\"lastReceivedMessageTimestamp\":\"2026-03-01T08:00:30.000Z\","
                        + "\"lastForwardedMessageTimestamp\":\"2026-03-01T08:00:30.000Z\","
                        + "\"lastPulledFromChannelTimestamp\":\"2026-03-01T08:00:30.000Z\","
                        + "\"lastForwardedFilePath\":\"one.csv\"}");
    }

    @Test
    void aTableThatIsMadeAgainIsLoadedOn() {
        sql.run("create pipe p auto_ingest = true as copy into t from @st");
        file("one.csv", 1);
        sql.run("drop table t");
        file("two.csv", 2);
        assertThat(sql.cell("select parse_json(system$pipe_status('p')):executionState::varchar"))
                .isEqualTo("STOPPED_MISSING_TABLE");
        sql.run("create table t (a int)");
        assertThat(loaded()).isEqualTo("2");
        assertThat(sql.account.sessions()).hasSize(1);
    }

    @Test
    void aStageThatIsMadeAgainStopsThePipe() {
        sql.run("create pipe p auto_ingest = true as copy into t from @st; create or replace stage st");
        file("one.csv", 1);
        assertThat(loaded()).isEqualTo("");
        assertThat(sql.column("show pipes", "invalid_reason")).asString().contains("stage");
    }

    @Test
    void historyReachesBackFourteenDays() {
        file("one.csv", 1);
        sql.run("copy into t from @st");
        assertThat(sql.cell("select count(*) from information_schema.load_history"))
                .isEqualTo("1");
        pass(Duration.ofDays(15));
        assertThat(sql.cell("select count(*) from information_schema.load_history"))
                .isEqualTo("0");
        assertThat(sql.cell("select count(*) from snowflake.account_usage.copy_history"))
                .isEqualTo("1");
    }
}
