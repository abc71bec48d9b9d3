package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertScheduleTest {
    private static final String HOT = "if (exists (select v from gauge where v > 200))"
            + " then insert into raised select snowflake.alert.scheduled_time(), max(v) from gauge";

    /** A Sunday. */
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:30Z"));

    private Sql sql;

    @BeforeEach
    void open() {
        sql = Sql.open(now::get);
        sql.run("alter session set timezone = 'UTC'");
        sql.run("create table gauge (v int); create table raised (at timestamp_ltz, v int)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private void alert(String schedule) {
        sql.run("create alert hot schedule = '" + schedule + "' " + HOT);
    }

    private String raised() {
        return sql.rows("select to_char(at, 'DD HH24:MI:SS'), v from raised order by at");
    }

    private String states() {
        return sql.rows("select state from table(information_schema.alert_history()) order by scheduled_time");
    }

    @Test
    void anIntervalCountsFromTheResumeAndTheActionRunsWhereTheConditionGivesRows() {
        alert("10 MINUTE");
        pass(Duration.ofHours(1));
        sql.run("alter alert hot resume");
        assertThat(states()).isEqualTo("SCHEDULED");
        pass(Duration.ofSeconds(599));
        assertThat(states()).isEqualTo("SCHEDULED");
        pass(Duration.ofSeconds(1));
        assertThat(states()).isEqualTo("CONDITION_FALSE SCHEDULED");
        assertThat(raised()).isEmpty();
        sql.run("insert into gauge values (150), (300)");
        pass(Duration.ofMinutes(20));
        assertThat(raised()).isEqualTo("01 09:20:30,300 01 09:30:30,300");
        sql.run("delete from gauge");
        pass(Duration.ofMinutes(10));
        assertThat(states()).isEqualTo("CONDITION_FALSE TRIGGERED TRIGGERED CONDITION_FALSE SCHEDULED");
        assertThat(sql.rows("select completed_time >= scheduled_time, condition_query_id is not null,"
                        + " action_query_id is not null, scheduled_from"
                        + " from table(information_schema.alert_history()) where state = 'TRIGGERED' limit 1"))
                .isEqualTo("true,true,true,SCHEDULE");
    }

    @Test
    void cronGoesByItsTimeZone() {
        sql.run("insert into gauge values (201)");
        alert("USING CRON 30 9 * * MON-FRI America/New_York");
        sql.run("alter alert hot resume");
        pass(Duration.ofDays(8));
        // Summer time has begun there on the 8th.
        assertThat(raised())
                .isEqualTo("02 14:30:00,201 03 14:30:00,201 04 14:30:00,201 05 14:30:00,201 06 14:30:00,201");
        pass(Duration.ofDays(1));
        assertThat(raised()).endsWith("06 14:30:00,201 09 13:30:00,201");
    }

    @Test
    void aSuspendedOrDroppedAlertRunsNoMore() {
        sql.run("insert into gauge values (201)");
        alert("60 MINUTE");
        sql.run("alter alert hot resume");
        pass(Duration.ofMinutes(90));
        sql.run("alter alert hot suspend");
        pass(Duration.ofDays(1));
        assertThat(raised()).isEqualTo("01 09:00:30,201");
        sql.run("alter alert hot resume; drop alert hot");
        pass(Duration.ofDays(1));
        assertThat(raised()).isEqualTo("01 09:00:30,201");
    }

    @Test
    void anotherScheduleCountsFromItsChange() {
        sql.run("insert into gauge values (201)");
        alert("60 MINUTE");
        sql.run("alter alert hot resume");
        pass(Duration.ofMinutes(50));
        sql.run("alter alert hot set schedule = '30 MINUTE'");
        pass(Duration.ofMinutes(29));
        assertThat(raised()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(raised()).isEqualTo("01 09:20:30,201");
    }

    @Test
    void intervalsOfMoreThanEightDaysAreNeverDue() {
        alert("11521 M");
        sql.run("alter alert hot resume");
        pass(Duration.ofDays(100));
        assertThat(states()).isEmpty();
    }

    @Test
    void anAlertThatFailsTooOftenIsSuspended() {
        sql.run("create alert broken schedule = '1 minute' suspend_alert_after_num_failures = 2"
                + " if (exists (select 1)) then select 1 / 0");
        sql.run("alter alert broken resume");
        pass(Duration.ofHours(1));
        assertThat(sql.column("show alerts", "state")).containsExactly("suspended");
        assertThat(states()).isEqualTo("ACTION_FAILED ACTION_FAILED");
    }
}
