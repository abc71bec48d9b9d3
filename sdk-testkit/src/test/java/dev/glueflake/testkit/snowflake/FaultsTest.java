package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(FakeSnowflakeExtension.class)
class FaultsTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connect(Connection fresh) throws SQLException {
        connection = fresh;
        statement = fresh.createStatement();
        statement.execute("create table t (a int)");
    }

    @Test
    void aLostReplyIsAskedForAgainAndAppliedOnce(FakeSnowflake fake) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("insert into t values (1)");
        Fault lost = fake.faults().onSql("^commit").loseReply();
        connection.commit();
        assertThat(lost.hits()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        assertThat(fake.queryLog().matching("^commit")).singleElement().satisfies(commit -> {
            assertThat(commit.submissions()).isEqualTo(2);
            assertThat(commit.answers()).isEqualTo(1);
        });
    }

    @Test
    void aStatementWhoseEveryAnswerIsLostRanOnce(FakeSnowflake fake) throws SQLException {
        Properties hasty = fake.properties();
        hasty.setProperty("networkTimeout", "1500");
        Fault lost = fake.faults().onSql("^insert").always().loseReply();
        try (Connection short_ = DriverManager.getConnection(fake.jdbcUrl(), hasty);
                Statement insert = short_.createStatement()) {
            assertThatThrownBy(() -> insert.execute("insert into t values (1)")).isInstanceOf(SQLException.class);
        }
        assertThat(lost.hits()).isGreaterThan(1);
        assertThat(rows()).isEqualTo(1);
        assertThat(fake.queryLog().matching("^insert")).singleElement().satisfies(insert -> {
            assertThat(insert.outcome()).isEqualTo(ExecutedQuery.Outcome.SUCCEEDED);
            assertThat(insert.answers()).isZero();
        });
    }

    @Test
    void aDroppedRequestIsRunWhenItComesAgain(FakeSnowflake fake) throws SQLException {
        Fault dropped = fake.faults().onSql("^insert").dropRequest();
        statement.execute("insert into t values (1)");
        assertThat(dropped.hits()).isEqualTo(1);
        assertThat(fake.queryLog().matching("^insert"))
                .singleElement()
                .satisfies(query -> assertThat(query.submissions()).isEqualTo(1));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aStatusOf503IsTriedAgain(FakeSnowflake fake) throws SQLException {
        Fault busy = fake.faults().onPath("/queries/v1/query-request").httpStatus(503);
        statement.execute("insert into t values (1)");
        assertThat(busy.hits()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aTruncatedReplyIsNotTakenForAnAnswer(FakeSnowflake fake) throws SQLException {
        Fault cut = fake.faults().onSql("^insert").truncateReply();
        statement.execute("insert into t values (1)");
        assertThat(cut.hits()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aScriptedErrorRunsNothing(FakeSnowflake fake) throws SQLException {
        fake.faults().onSql("^insert").nth(2).error("000625", "57014", "Statement aborted by the test");
        statement.execute("insert into t values (1)");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.execute("insert into t values (2)"))
                .withMessageContaining("aborted by the test")
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(625));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void anExpiredTokenIsRenewedAndTheStatementRunsOnce(FakeSnowflake fake) throws SQLException {
        Fault expired = fake.faults().onSql("^insert").expireSessionToken();
        statement.execute("insert into t values (1)");
        assertThat(expired.hits()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aDelayedRequestIsAnsweredLater(FakeSnowflake fake) throws SQLException {
        fake.faults().onSql("^insert").delay(Duration.ofMillis(150));
        long start = System.nanoTime();
        statement.execute("insert into t values (1)");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aFailedChunkIsFetchedAgain(FakeSnowflake fake) throws SQLException {
        Fault fault = fake.faults().onPath("/results/").httpStatus(503);
        try (ResultSet rows = statement.executeQuery(
                "select row_number() over (order by 1) from table(generator(rowcount => 5000))")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(5_000);
        }
        assertThat(fault.hits()).isEqualTo(1);
    }

    @Test
    void aStatementThatSomebodyCancelsDoesNothing(FakeSnowflake fake) throws SQLException {
        statement.execute("create table c (a int)");
        fake.faults().onSql("^insert").cancel();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.executeUpdate("insert into c values (1)"))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(604));
        assertThat(fake.queryLog().matching("^insert").get(0).outcome()).isEqualTo(ExecutedQuery.Outcome.CANCELLED);
        SnowflakeAssertions.assertThatTable(fake, "c").isEmpty();
    }

    @Test
    void aStatementThatStillRunsIsAskedForAgain(FakeSnowflake fake) throws Exception {
        Fault submitted = fake.faults().onSql("^select 8").stillRunning();
        Fault polled = fake.faults().onPath("/queries/").nth(2).times(3).stillRunning();
        try (ResultSet rows = statement.executeQuery("select 8")) {
            assertThat(rows.next()).isTrue();
        }
        assertThat(submitted.hits()).isEqualTo(1);
        assertThat(polled.hits()).isEqualTo(3);
        fake.faults().clear();
        fake.faults().onPath("/api/v2/statements").times(3).stillRunning();
        SqlApiClient api = new SqlApiClient(fake, "OAUTH", "any");
        SqlApiClient.Answer answer = api.submit("select 9");
        int polls = 0;
        while (answer.status() == 202) {
            answer = api.get(answer.handle(), "");
            polls++;
        }
        assertThat(polls).isEqualTo(3);
        assertThat(answer.cell(0, 0)).isEqualTo("9");
    }

    @Test
    void resetTakesFaultsAway(FakeSnowflake fake) throws SQLException {
        fake.faults().onSql(".").always().error("000625", "57014", "never");
        fake.reset();
        try (Connection again = fake.connect();
                Statement select = again.createStatement()) {
            assertThat(select.execute("select 1")).isTrue();
        }
    }

    @Test
    void impossibleRulesAreRefused(FakeSnowflake fake) {
        assertThatThrownBy(() -> fake.faults().onSql("x").nth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fake.faults().onSql("x").httpStatus(200)).isInstanceOf(IllegalArgumentException.class);
    }

    private int rows() throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*) from t")) {
            result.next();
            return result.getInt(1);
        }
    }
}
