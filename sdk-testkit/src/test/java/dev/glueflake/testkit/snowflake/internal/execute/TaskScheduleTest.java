package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskScheduleTest {
    /** A Sunday. */
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:30Z"));

    private Sql sql;

    @BeforeEach
    void open() {
        sql = Sql.open(now::get);
        sql.run("create table log (at timestamp_ltz, name varchar)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private String count() {
        return sql.cell("select count(*) from log");
    }

    private void task(String schedule) {
        sql.run("create task t schedule = '" + schedule + "' as insert into log values (current_timestamp(), 't')");
    }

    private String next() {
        return sql.cell("select to_char(convert_timezone('UTC', scheduled_time)::timestamp_ntz, 'YYYY-MM-DD HH24:MI') "
                + "from table(information_schema.task_history()) where state = 'SCHEDULED'");
    }

    @Test
    void anIntervalCountsFromTheResume() {
        task("10 MINUTE");
        pass(Duration.ofHours(1));
        assertThat(count()).isEqualTo("0");
        sql.run("alter task t resume");
        pass(Duration.ofSeconds(599));
        assertThat(count()).isEqualTo("0");
        pass(Duration.ofSeconds(1));
        assertThat(count()).isEqualTo("1");
        pass(Duration.ofMinutes(30));
        assertThat(count()).isEqualTo("4");
    }

    @Test
    void aSuspendedTaskRunsNoMore() {
        task("1 HOURS");
        sql.run("alter task t resume");
        pass(Duration.ofMinutes(90));
        sql.run("alter task t suspend");
        pass(Duration.ofDays(1));
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void aDroppedTaskRunsNoMore() {
        task("1 HOURS");
        sql.run("alter task t resume; drop task t");
        pass(Duration.ofDays(1));
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void cronGoesByItsTimeZone() {
        task("USING CRON 30 9 * * MON-FRI America/New_York");
        sql.run("alter task t resume");
        assertThat(next()).isEqualTo("2026-03-02 14:30");
        pass(Duration.ofDays(6));
        assertThat(count()).isEqualTo("5");
        // Summer time has begun there.
        assertThat(next()).isEqualTo("2026-03-09 13:30");
    }

    @Test
    void cronKnowsTheLastDayOfAMonthAndTheLastWeekdayOfOne() {
        task("USING CRON 0 0 L * * UTC");
        pass(Duration.ofDays(25));
        sql.run("alter task t resume");
        assertThat(next()).isEqualTo("2026-03-31 00:00");
        sql.run("alter task t suspend; alter task t set schedule = 'USING CRON 15,45 */6 * * 5L UTC'");
        sql.run("alter task t resume");
        assertThat(next()).isEqualTo("2026-03-27 00:15");
        sql.run("alter task t suspend; alter task t set schedule = 'USING CRON 0 12 15 * SUN UTC'");
        sql.run("alter task t resume");
        assertThat(next()).isEqualTo("2026-03-29 12:00");
    }

    @Test
    void aTaskWaitsForOpenTransactions() {
        task("1 HOURS");
        sql.run("alter task t resume; begin; update log set name = 'x'");
        pass(Duration.ofHours(2));
        try (Sql other = sql.another()) {
            assertThat(other.cell("select count(*) from log")).isEqualTo("0");
        }
        sql.run("commit");
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void aTaskThatFailsTooOftenIsSuspended() {
        sql.run("create task t schedule = '1 minutes' suspend_task_after_num_failures = 3 as select 1 / 0");
        sql.run("alter task t resume");
        pass(Duration.ofHours(1));
        assertThat(sql.column("show tasks", "state")).containsExactly("suspended");
        assertThat(sql.rows("select state from table(information_schema.task_history()) order by scheduled_time"))
                .isEqualTo("FAILED FAILED FAILED_AND_AUTO_SUSPENDED");
    }

    @Test
    void aChangeOfAStreamTriggersOnceInThirtySeconds() {
        sql.run("create table source (id int); create stream s on table source");
        sql.run(
                "create task t when system$stream_has_data('S') as insert into log select current_timestamp(), id from s");
        sql.run("alter task t resume; insert into source values (1)");
        assertThat(count()).isEqualTo("1");
        sql.run("insert into source values (2)");
        assertThat(count()).isEqualTo("1");
        pass(Duration.ofSeconds(30));
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void aTaskRunsInASessionOfItsOwn() {
        sql.run("create schema own; create table own.seen (who varchar, place varchar, format varchar)");
        sql.run("create task own.t date_output_format = 'DD.MM.YYYY' as "
                + "insert into seen values (current_user(), current_schema(), '2026-03-01'::date::varchar)");
        sql.run("use schema public; execute task own.t");
        assertThat(sql.rows("select * from db.own.seen")).isEqualTo("SYSTEM,OWN,01.03.2026");
        assertThat(sql.account.sessions()).hasSize(1);
    }
}
