package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.QueryStatus;
import net.snowflake.client.api.resultset.SnowflakeAsyncResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class LongStatementsTest {
    /** A short window, so that polling is met soon. */
    @RegisterExtension
    static final FakeSnowflakeExtension FAKE =
            FakeSnowflakeExtension.of(FakeSnowflake.builder().longPoll(Duration.ofMillis(200)));

    @Test
    void aStatementThatOutlastsTheWindowIsPolled(FakeSnowflake fake, Connection connection) throws SQLException {
        fake.faults().onSql("select 7").stall();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeQuery("select 7"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
        assertThat(fake.queryLog().matching("select 7")).singleElement().satisfies(query -> assertThat(query.outcome())
                .isEqualTo(ExecutedQuery.Outcome.CANCELLED));
    }

    @Test
    void theSessionsTimeoutEndsAStatement(FakeSnowflake fake, Connection connection) throws SQLException {
        fake.faults().onSql("select 7").stall();
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter session set statement_timeout_in_seconds = 1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeQuery("select 7"))
                    .withMessageContaining("timeout of 1 second")
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(630));
        }
    }

    @Test
    void cancelEndsTheStatementAtOnce(FakeSnowflake fake, Connection connection) throws Exception {
        fake.faults().onSql("select 7").stall();
        try (Statement statement = connection.createStatement()) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
                try {
                    statement.executeQuery("select 7");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (fake.queryLog().matching("select 7").isEmpty()) {
                Thread.onSpinWait();
            }
            statement.cancel();
            assertThatThrownBy(running::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(SQLException.class)
                    .rootCause()
                    .hasMessageContaining("SQL execution canceled");
        }
    }

    @Test
    void aStatementsOwnParametersAreGoneWhenItsAnswerIsThere(FakeSnowflake fake) throws Exception {
        DriverClient client = DriverClient.loggedIn(fake, "Test", "1");
        for (int i = 0; i < 200; i++) {
            client.query("select 1", body -> body.putObject("parameters").put("QUERY_TAG", "once"));
            client.query("alter session set QUERY_TAG = 'mine " + i + "'");
            String tag = client.query("show parameters like 'QUERY_TAG'")
                    .path("data")
                    .path("rowset")
                    .path(0)
                    .path(1)
                    .asText();
            assertThat(tag).isEqualTo("mine " + i);
        }
    }

    @Test
    void aStatementIsCancelledByItsQueryId(FakeSnowflake fake) throws Exception {
        DriverClient node = DriverClient.loggedIn(fake, "JavaScript", "3.3");
        fake.faults().onSql("select 7").stall();
        String id = node.query("select 7", body -> body.put("asyncExec", true))
                .path("data")
                .path("queryId")
                .asText();
        byte[] nothing = new byte[0];
        assertThat(node.send("POST", "/queries/" + id + "/abort-request", nothing, "")
                        .statusCode())
                .isEqualTo(200);
        byte[] outcome =
                node.send("GET", "/queries/" + id + "/result", nothing, "").body();
        assertThat(new String(outcome, java.nio.charset.StandardCharsets.UTF_8)).contains("000604");
    }

    @Test
    void cancelInterruptsTheEngine(FakeSnowflake fake, Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
                try {
                    statement.executeQuery("select count(*), max(n) as endless from (" + Numbers.upTo(13) + ")");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (fake.queryLog().matching("endless").isEmpty()) {
                Thread.onSpinWait();
            }
            statement.cancel();
            assertThatThrownBy(running::get).rootCause().hasMessageContaining("cancel");
            assertThat(fake.queryLog().matching("endless"))
                    .singleElement()
                    .satisfies(query -> assertThat(query.outcome()).isEqualTo(ExecutedQuery.Outcome.CANCELLED));
        }
    }

    @Test
    void anAsynchronousQueryIsFetchedByItsId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet pending = statement.unwrap(SnowflakeStatement.class).executeAsyncQuery("select 41 + 1");
            String queryId = pending.unwrap(SnowflakeAsyncResultSet.class).getQueryID();
            try (ResultSet rows = connection.unwrap(SnowflakeConnection.class).createResultSet(queryId)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
    }

    @Test
    void anAsynchronousQueryThatFailsSaysSo(FakeSnowflake fake, Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            ResultSet pending = statement.unwrap(SnowflakeStatement.class).executeAsyncQuery("select * from nowhere");
            SnowflakeAsyncResultSet asynchronous = pending.unwrap(SnowflakeAsyncResultSet.class);
            while (fake.queryLog().matching("nowhere").stream().noneMatch(query -> query.failure() != null)) {
                Thread.onSpinWait();
            }
            QueryStatus status = asynchronous.getStatus();
            assertThat(status.isAnError()).isTrue();
            assertThat(status.getErrorMessage()).contains("NOWHERE");
        }
    }

    @Test
    void aResultIsScannedByItsQueryId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery("select 5 as n")) {
            String queryId = statement.unwrap(SnowflakeStatement.class).getQueryID();
            try (ResultSet rows = statement.executeQuery("select n + 1 from table(result_scan('" + queryId + "'))")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(6);
            }
            assertThat(first.isClosed()).isFalse();
        }
    }
}
