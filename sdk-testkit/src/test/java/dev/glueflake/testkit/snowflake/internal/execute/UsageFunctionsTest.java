package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageFunctionsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));

    private Sql sql;

    @BeforeEach
    void open() {
        sql = Sql.open(now::get);
        sql.run("alter session set timezone = 'UTC'");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private String usage(String function, String columns, String arguments) {
        return sql.rows("select to_char(start_time, 'HH24:MI'), to_char(end_time, 'HH24:MI'), " + columns
                + " from table(information_schema." + function + "(" + arguments + ")) order by start_time");
    }

    @Test
    void pipesTellWhatTheyLoadedInEachSpan() {
        sql.run("create table t (a int); create stage st; create pipe p as copy into t from @st");
        for (String file : new String[] {"a", "b", "c"}) {
            sql.run("copy into @st/" + file
                    + ".csv from (select 1) single = true file_format = (type = csv compression = none)");
            sql.run("alter pipe p refresh");
            sql.cell("select count(*) from t");
            pass(Duration.ofMinutes(4));
        }
        String columns = "pipe_name, credits_used, bytes_inserted, files_inserted, bytes_billed";
        assertThat(usage("pipe_usage_history", columns, "date_range_start => '2026-03-01 08:00'::timestamp_ltz"))
                .isEqualTo("08:00,08:05,null,0,4,2,4 08:05,08:10,null,0,2,1,2");
        assertThat(usage(
                        "pipe_usage_history",
                        columns,
                        "date_range_start => '2026-03-01 07:00'::timestamp_ltz, date_range_end => '2026-03-01"
                                + " 11:00'::timestamp_ltz, pipe_name => 'p'"))
                .isEqualTo("08:00,09:00,DB.PUBLIC.P,0,6,3,6");
        assertThat(usage("pipe_usage_history", columns, "")).isEmpty();
        assertThatThrownBy(() -> usage("pipe_usage_history", columns, "dateadd('day', -16, current_timestamp())"))
                .hasMessageContaining("15 days");
    }

    @Test
    void tasksWithoutAWarehouseAreServerless() {
        sql.run("create task own warehouse = compute_wh as select 1; create task managed as select 1");
        sql.run("execute task own; execute task managed");
        sql.cell("select 1");
        pass(Duration.ofMinutes(1));
        assertThat(usage(
                        "serverless_task_history",
                        "task_name, credits_used",
                        "date_range_start => dateadd('hour', -1, current_timestamp())"))
                .isEqualTo("07:01,08:01,MANAGED,0");
    }

    @Test
    void directoriesThatFollowTheirStageTellHowManyFilesTheyRegistered() {
        sql.run("create stage st directory = (enable = true auto_refresh = true)");
        sql.run("copy into @st/a.csv from (select 1) single = true file_format = (type = csv compression = none)");
        sql.cell("select count(*) from directory(@st)");
        pass(Duration.ofMinutes(1));
        String range = "date_range_start => '2026-03-01 08:00'::timestamp_ltz";
        String columns = "object_name, object_type, credits_used, files_registered";
        assertThat(usage("auto_refresh_registration_history", columns, range))
                .isEqualTo("08:00,08:01,ST,DIRECTORY_TABLE,0,1");
        assertThat(usage("auto_refresh_registration_history", columns, range + ", object_type => 'external_table'"))
                .isEmpty();
        assertThat(usage("auto_refresh_registration_history", columns, range + ", object_name => 'st'"))
                .isNotEmpty();
        assertThatThrownBy(() -> usage("auto_refresh_registration_history", columns, range + ", object_type => 'x'"))
                .hasMessageContaining("OBJECT_TYPE");
    }

    @Test
    void theAccountsStreamsAreShownWithWhatTheyAreOn() {
        sql.run("create table t (a int); create stream s on table t append_only = true comment = 'c';"
                + " create table gone (a int); create stream g on table gone; drop table gone");
        assertThat(sql.rows("select stream_name, stream_schema, stream_catalog, comment, table_name, source_type,"
                        + " base_tables, type, mode, stale_after > created, invalid_reason, deleted, owner_role_type"
                        + " from snowflake.account_usage.streams order by 1 desc"))
                .isEqualTo("S,PUBLIC,DB,c,DB.PUBLIC.T,Table,DB.PUBLIC.T,DELTA,APPEND_ONLY,true,N/A,null,ROLE"
                        + " G,PUBLIC,DB,,No privilege or table dropped,Table,1 inaccessible"
                        + " table(s),DELTA,DEFAULT,null,N/A,null,ROLE");
    }
}
