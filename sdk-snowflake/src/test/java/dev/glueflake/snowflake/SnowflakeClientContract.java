package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.TransientException;
import dev.glueflake.snowflake.QueryHandle.State;
import dev.glueflake.snowflake.SnowflakeClient.Capability;
import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import dev.glueflake.testkit.snowflake.Fault;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client does over either transport, against the fake Snowflake. */
@Timeout(60)
abstract class SnowflakeClientContract {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static FakeSnowflake fake;

    private SnowflakeClient client;

    abstract SnowflakeClient open(SnowflakeSettings settings);

    @BeforeAll
    static void start() {
        fake = FakeSnowflake.start();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @BeforeEach
    void connect() {
        client = open(FakeClients.settings(fake).build());
    }

    @AfterEach
    void close() {
        client.close();
        fake.faults().clear();
        fake.reset();
    }

    static FakeSnowflake fake() {
        return fake;
    }

    SnowflakeClient client() {
        return client;
    }

    @Test
    void everyTypeIsReadAsItsJavaClass() {
        Row row = client.execute("select 12.50::number(10,2) as n, 1.5::float as f, 'x' as s, true as b,"
                        + " '2024-02-29'::date as d, '01:02:03.123456'::time as t,"
                        + " '2024-02-29 01:02:03.123456'::timestamp_ntz as ntz,"
                        + " '2024-02-29 01:02:03.123456 +02:00'::timestamp_tz as tz,"
                        + " '2024-02-29 01:02:03.123456 +02:00'::timestamp_ltz as ltz,"
                        + " to_binary('CAFE', 'HEX') as raw, parse_json('{\"a\":1}') as v")
                .onlyRow();
        assertThat(row.getBigDecimal("n")).isEqualTo(new BigDecimal("12.50"));
        assertThat(row.getDouble("f")).isEqualTo(1.5);
        assertThat(row.getString("s")).isEqualTo("x");
        assertThat(row.getBoolean("b")).isTrue();
        assertThat(row.getLocalDate("d")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(row.getLocalTime("t")).isEqualTo(LocalTime.parse("01:02:03.123456"));
        assertThat(row.getLocalDateTime("ntz")).isEqualTo(LocalDateTime.parse("2024-02-29T01:02:03.123456"));
        assertThat(row.find("tz", OffsetDateTime.class))
                .contains(OffsetDateTime.parse("2024-02-29T01:02:03.123456+02:00"));
        assertThat(row.getInstant("ltz")).isEqualTo(Instant.parse("2024-02-28T23:02:03.123456Z"));
        assertThat(row.getBytes("raw")).containsExactly(0xCA, 0xFE);
        assertThat(row.getString("v").replaceAll("\\s", "")).isEqualTo("{\"a\":1}");
    }

    @Test
    void columnsAreDescribed() {
        StatementResult result = client.execute("select 1.5::number(10,2) as \"Mixed\", 'x' as plain");
        assertThat(result.columns()).extracting(StatementResult.Column::name).containsExactly("Mixed", "PLAIN");
        assertThat(result.columns()).extracting(StatementResult.Column::type).containsExactly("NUMBER", "VARCHAR");
        assertThat(result.columns().get(0).precision()).isEqualTo(10);
        assertThat(result.columns().get(0).scale()).isEqualTo(2);
        assertThat(result.queryId()).isNotBlank();
    }

    @Test
    void sqlNullIsEmptyAndRefusedByPlainGetters() {
        Row row = client.execute(
                        "select null::varchar as s, null::number as n, null::timestamp_tz as t, null::time as c")
                .onlyRow();
        assertThat(row.isNull("s")).isTrue();
        assertThat(row.find("n", Long.class)).isEmpty();
        assertThat(row.find("t", Instant.class)).isEmpty();
        assertThat(row.find("c", LocalTime.class)).isEmpty();
        assertThatThrownBy(() -> row.getLong("n")).hasMessageContaining("Column N is NULL");
    }

    @Test
    void bindsKeepTheirValues() {
        client.execute("create table bound (n number(10,2), f float, s varchar, b boolean, d date, t time(6),"
                + " ntz timestamp_ntz(6), ltz timestamp_ltz(6), tz timestamp_tz(6), raw binary, e varchar)");
        Instant instant = Instant.parse("2024-03-31T01:30:00.123456Z");
        SqlStatement insert = SqlStatement.of("insert into bound values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(new BigDecimal("-12.50"))
                .bind(2.5)
                .bind("it's a \\ \"text\" ? é")
                .bind(false)
                .bind(LocalDate.of(1969, 12, 31))
                .bind(LocalTime.parse("23:59:59.999999"))
                .bind(LocalDateTime.parse("2024-03-31T02:30:00.123456"))
                .bind(instant)
                .bind(OffsetDateTime.parse("2024-03-31T03:30:00.123456+05:30"))
                .bind(new byte[] {0, -1})
                .bind(null);
        assertThat(client.execute(insert).updateCounts()).containsExactly(entry("number of rows inserted", 1L));
        Row row = client.execute("select * from bound").onlyRow();
        assertThat(row.getBigDecimal("n")).isEqualTo(new BigDecimal("-12.50"));
        assertThat(row.getDouble("f")).isEqualTo(2.5);
        assertThat(row.getString("s")).isEqualTo("it's a \\ \"text\" ? é");
        assertThat(row.getBoolean("b")).isFalse();
        assertThat(row.getLocalDate("d")).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(row.getLocalTime("t")).isEqualTo(LocalTime.parse("23:59:59.999999"));
        assertThat(row.getLocalDateTime("ntz")).isEqualTo(LocalDateTime.parse("2024-03-31T02:30:00.123456"));
        assertThat(row.getInstant("ltz")).isEqualTo(instant);
        assertThat(row.find("tz", OffsetDateTime.class))
                .contains(OffsetDateTime.parse("2024-03-31T03:30:00.123456+05:30"));
        assertThat(row.getBytes("raw")).containsExactly(0, -1);
        assertThat(row.isNull("e")).isTrue();
    }

    @Test
    void theTimeZoneOfTheJvmHasNoPartInValues() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            // In New York this wall clock reading does not exist, and the day before 1582-10-15 was the 4th.
            LocalDateTime gap = LocalDateTime.parse("2024-03-10T02:30:00.000001");
            LocalDateTime old = LocalDateTime.parse("1500-02-28T12:00:00");
            Row row = client.execute(SqlStatement.of(
                            "select ?::timestamp_ntz as gap, ?::timestamp_ntz as old, ?::date as d, ?::time as t",
                            gap,
                            old,
                            LocalDate.of(1582, 10, 4),
                            LocalTime.of(1, 2, 3)))
                    .onlyRow();
            assertThat(row.getLocalDateTime("gap")).isEqualTo(gap);
            assertThat(row.getLocalDateTime("old")).isEqualTo(old);
            assertThat(row.getLocalDate("d")).isEqualTo(LocalDate.of(1582, 10, 4));
            assertThat(row.getLocalTime("t")).isEqualTo(LocalTime.of(1, 2, 3));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void dmlIsCountedByLabel() {
        client.execute("create table counted (id number, v varchar)");
        client.execute("insert into counted values (1, 'a'), (2, 'b'), (3, 'c')");
        StatementResult merged = client.execute("merge into counted t using (select column1 as id, column2 as v from"
                + " values (1, 'x'), (9, 'y')) s on t.id = s.id when matched then update set v = s.v"
                + " when not matched then insert (id, v) values (s.id, s.v)");
        assertThat(merged.updateCounts())
                .containsEntry("number of rows inserted", 1L)
                .containsEntry("number of rows updated", 1L);
        assertThat(merged.rowsAffected()).isEqualTo(2);
        assertThat(client.execute("delete from counted where id > 1").rowsAffected())
                .isEqualTo(3);
        assertThat(client.execute("select count(*) from counted").rowsAffected())
                .isZero();
    }

    @Test
    void rowsAreMappedAndStreamedInOrder() {
        client.execute("create table many (id number)");
        client.execute(
                "insert into many select row_number() over (order by 1) from table(generator(rowcount => 5000))");
        SqlStatement select = SqlStatement.of("select id from many order by id");
        List<Long> mapped = client.query(select, row -> row.getLong("id"));
        assertThat(mapped).hasSize(5000).isSorted();
        List<Long> streamed = new ArrayList<>();
        StatementResult result = client.forEach(select, row -> streamed.add(row.getLong(0)));
        assertThat(streamed).isEqualTo(mapped);
        assertThat(result.rows()).isEmpty();
    }

    @Test
    void aFailedStatementCarriesCodeStateAndQueryId() {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.execute("select * from no_such_table"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("002003");
                    assertThat(e.sqlState()).contains("42S02");
                    assertThat(e.queryId())
                            .hasValueSatisfying(id -> assertThat(id).isNotBlank());
                    assertThat(e.retryable()).isFalse();
                    assertThat(e).hasMessageContaining("NO_SUCH_TABLE").hasMessageContaining("grants");
                });
    }

    @Test
    void aSyntaxErrorNamesItsPlace() {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.execute("select 1\nfrom where"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("001003");
                    assertThat(e.line()).hasValue(2);
                    assertThat(e.position()).isPresent();
                });
    }

    @Test
    void aStatementThatTheServerDoesNotKnowIsRefusedByName() {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.execute("create failover group g object_types = databases"))
                .satisfies(e -> assertThat(e.code()).matches("\\d{6}"));
    }

    @Test
    void aSubmittedStatementIsFollowedByItsId() {
        QueryHandle handle = client.submit(SqlStatement.of("select ? + 1 as n", 41));
        StatementResult result = client.await(handle, LONG);
        assertThat(result.onlyRow().getLong("n")).isEqualTo(42);
        assertThat(result.queryId()).isEqualTo(handle.queryId());
        assertThat(client.status(handle).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void anotherClientTakesOverBySubmittedId() {
        QueryHandle handle = client.submit(SqlStatement.of("select 7 as n"));
        try (SnowflakeClient other = open(FakeClients.settings(fake).build())) {
            assertThat(other.await(new QueryHandle(handle.queryId()), LONG)
                            .onlyRow()
                            .getLong("n"))
                    .isEqualTo(7);
        }
    }

    @Test
    void aSubmittedStatementThatFailsSaysSoWhenAwaited() {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.await(client.submit(SqlStatement.of("select 1 / 0 as n")), LONG))
                .satisfies(e -> assertThat(e).hasMessageContaining("Division by zero"));
    }

    @Test
    void aRunningStatementIsCancelled() {
        fake.faults().onSql("select 'slow'").stall();
        QueryHandle handle = client.submit(SqlStatement.of("select 'slow'"));
        assertThat(client.status(handle).state()).isEqualTo(State.RUNNING);
        assertThat(client.cancel(handle)).isTrue();
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.await(handle, LONG))
                .satisfies(e -> assertThat(e.code()).isEqualTo("000604"));
        assertThat(client.status(handle).failure()).isPresent();
        assertThat(client.cancel(handle)).isFalse();
    }

    @Test
    void aWaitThatIsTooShortLeavesTheOutcomeOpen() {
        fake.faults().onSql("select 'slow'").stall();
        QueryHandle handle = client.submit(SqlStatement.of("select 'slow'"));
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> client.await(handle, Duration.ofMillis(300)))
                .satisfies(e -> assertThat(e).hasMessageContaining(handle.queryId()));
        client.cancel(handle);
    }

    @Test
    void aSubmittedStatementThatMayBeTriedAgainHasFailedAllTheSame() {
        fake.faults().onSql("select 'locked'").error("000625", "57014", "Statement was aborted: lock timeout");
        QueryHandle handle = client.submit(SqlStatement.of("select 'locked'"));
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.await(handle, LONG))
                .satisfies(e -> assertThat(e.code()).isEqualTo("000625"));
    }

    @Test
    void anUnknownIdIsNeitherSucceededNorFailed() {
        QueryHandle nobody = new QueryHandle("01b00000-0000-0000-0000-00000000abcd");
        assertThat(client.status(nobody).state()).isEqualTo(State.UNKNOWN);
        assertThat(client.cancel(nobody)).isFalse();
    }

    @Test
    void aStatementTimeoutEndsTheStatement() {
        fake.faults().onSql("select 'slow'").stall();
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(
                        () -> client.execute(SqlStatement.of("select 'slow'").withTimeout(Duration.ofSeconds(1))))
                .satisfies(e -> assertThat(e.code()).isIn("000630", "000604"));
    }

    @Test
    void aQueryTagReachesTheStatementAlone() {
        client.execute(SqlStatement.of("select 'tagged'").withQueryTag("run 7"));
        client.execute("select 'plain'");
        assertThat(tagOf("select 'tagged'")).isEqualTo("run 7");
        assertThat(tagOf("select 'plain'")).isEmpty();
    }

    @Test
    void sessionParametersOfTheSettingsHold() {
        SnowflakeSettings settings = FakeClients.settings(fake)
                .sessionParameter("timezone", "Asia/Tokyo")
                .build();
        try (SnowflakeClient tokyo = open(settings)) {
            assertThat(tokyo.execute("select to_char('2024-01-01 00:00:00 +00:00'::timestamp_tz::timestamp_ltz,"
                                    + " 'HH24:MI') as t")
                            .onlyRow()
                            .getString("t"))
                    .isEqualTo("09:00");
        }
    }

    @Test
    void databaseAndSchemaOfTheSettingsHold() {
        client.execute("create schema raw_data");
        SnowflakeSettings settings = FakeClients.settings(fake)
                .schema(SnowflakeIdentifier.of("RAW_DATA"))
                .build();
        try (SnowflakeClient raw = open(settings)) {
            Row row = raw.execute("select current_database() as d, current_schema() as s")
                    .onlyRow();
            assertThat(row.getString("d")).isEqualTo("TESTDB");
            assertThat(row.getString("s")).isEqualTo("RAW_DATA");
        }
    }

    @Test
    void severalStatementsRunInOneSession() {
        List<StatementResult> results = client.executeAll(List.of(
                SqlStatement.of("create temporary table scratch (id number) -- ends with a comment"),
                SqlStatement.of("insert into scratch values (1), (2);"),
                SqlStatement.of("select sum(id) as s from scratch")));
        assertThat(results).hasSize(3);
        assertThat(results.get(1).rowsAffected()).isEqualTo(2);
        assertThat(results.get(2).onlyRow().getLong("s")).isEqualTo(3);
        assertThat(results).extracting(StatementResult::queryId).doesNotHaveDuplicates();
    }

    @Test
    void theFirstOfSeveralStatementsThatFailsEndsThem() {
        client.execute("create table partly (id number)");
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.executeAll(List.of(
                        SqlStatement.of("insert into partly values (1)"),
                        SqlStatement.of("select * from no_such_table"),
                        SqlStatement.of("insert into partly values (2)"))));
        assertThat(client.execute("select count(*) as n from partly").onlyRow().getLong("n"))
                .isEqualTo(1);
    }

    @Test
    void statementsThatChangeTheSessionAreRefusedAloneBeforeAnythingIsSent() {
        for (String sql : List.of(
                "begin",
                "/* a */ BEGIN TRANSACTION",
                "commit",
                "-- x\nrollback",
                "use schema public",
                "set x = 1",
                "alter session set timezone = 'UTC'",
                "create or replace temp table t (a int)")) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .as(sql)
                    .isThrownBy(() -> client.execute(sql))
                    .withMessageContaining("executeAll");
        }
        assertThat(fake.queryLog().all()).isEmpty();
    }

    @Test
    void whatIsNotDeclaredIsRefusedBeforeAnythingIsSent() {
        if (!client.capabilities().contains(Capability.TRANSACTION)) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.inTransaction(SnowflakeIdentifier.of("T"), session -> 1))
                    .withMessageContaining("SESSION");
        }
        if (!client.capabilities().contains(Capability.FILE_TRANSFER)) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.execute("put file:///tmp/x @~"))
                    .withMessageContaining("FILE_TRANSFER");
        }
        if (!client.capabilities().contains(Capability.MULTI_STATEMENT_BINDS)) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() ->
                            client.executeAll(List.of(SqlStatement.of("select ?", 1), SqlStatement.of("select 2"))))
                    .withMessageContaining("MULTI_STATEMENT_BINDS");
        }
        assertThat(fake.queryLog().all()).isEmpty();
    }

    @Test
    void aLostReplyIsAskedForAgainAndAppliedOnce() {
        client.execute("create table once (id number)");
        Fault lost = fake.faults().onSql("^insert").loseReply();
        client.execute(SqlStatement.of("insert into once values (1)"));
        assertThat(lost.hits()).isEqualTo(1);
        assertThat(client.execute("select count(*) as n from once").onlyRow().getLong("n"))
                .isEqualTo(1);
    }

    @Test
    void aWriteWhoseEveryReplyIsLostIsUnknown() {
        client.execute("create table once (id number)");
        Fault lost = fake.faults().onSql("^insert").always().loseReply();
        SnowflakeSettings hasty =
                FakeClients.settings(fake).networkTimeout(Duration.ofSeconds(2)).build();
        try (SnowflakeClient impatient = open(hasty)) {
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(() -> impatient.execute("insert into once values (1)"))
                    .satisfies(e -> assertThat(e.howToFindOut()).isNotBlank());
        }
        assertThat(lost.hits()).isPositive();
        assertThat(client.execute("select count(*) as n from once").onlyRow().getLong("n"))
                .isEqualTo(1);
    }

    @Test
    void aBusyServerIsAskedAgain() {
        Fault busy = fake.faults().onSql("select 'busy'").times(2).httpStatus(503);
        assertThat(client.execute("select 'busy' as s").onlyRow().getString("s"))
                .isEqualTo("busy");
        assertThat(busy.hits()).isEqualTo(2);
    }

    @Test
    void anUnreachableServerIsNamedAndNothingIsUnknown() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        SnowflakeSettings nowhere = FakeClients.settings(fake)
                .url("http://localhost:" + port)
                .networkTimeout(Duration.ofSeconds(2))
                .driverProperty("maxHttpRetries", "1")
                .driverProperty("loginTimeout", "2")
                .build();
        try (SnowflakeClient lost = open(nowhere)) {
            assertThatExceptionOfType(TransientException.class).isThrownBy(() -> lost.execute("select 1"));
        }
    }

    @Test
    void aLockThatWasNotFreeInTimeMayBeTriedAgain() {
        fake.faults().onSql("select 'locked'").error("000625", "57014", "Statement was aborted: lock timeout");
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client.execute("select 'locked'"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("000625");
                    assertThat(e.retryable()).isTrue();
                });
    }

    private static String tagOf(String sql) {
        ExecutedQuery query = fake.queryLog().matching(sql).get(0);
        return query.client().queryTag();
    }
}
