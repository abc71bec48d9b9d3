package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.snowflake.ScriptedSqlApi.Request;
import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SqlApiClientTest {

    private final MovableClock clock = MovableClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final ScriptedSqlApi server = new ScriptedSqlApi();
    private final List<Boolean> reads = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRunningStatementIsPolledUntilItEnds() {
        server.running().running().running().number(42);
        assertThat(client().execute("select 42").onlyRow().getLong("n")).isEqualTo(42);
        assertThat(server.requests()).extracting(Request::method).containsExactly("POST", "GET", "GET", "GET");
        assertThat(Duration.between(Instant.parse("2026-01-01T00:00:00Z"), clock.instant()))
                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    }

    @Test
    void everyRepetitionKeepsTheRequestIdAndSaysThatItIsOne() {
        server.answer(503, "{}")
                .answer(429, "{\"code\":\"390505\"}")
                .cut()
                .answer(504, "")
                .number(1);
        client().execute("insert into t values (1)");
        List<Request> requests = server.requests();
        assertThat(requests).hasSize(5);
        assertThat(requests)
                .extracting(r -> parameter(r, "requestId"))
                .containsOnly(parameter(requests.get(0), "requestId"));
        assertThat(requests).extracting(r -> parameter(r, "retry")).containsExactly("", "true", "true", "true", "true");
    }

    @Test
    void aFixedRequestIdIsSentAsARepetitionFromTheStart() {
        UUID id = UUID.randomUUID();
        server.number(1);
        client().execute(SqlStatement.of("insert into t values (1)").withRequestId(id));
        assertThat(server.requests().get(0).target())
                .contains("requestId=" + id)
                .contains("retry=true");
    }

    @Test
    void aServerThatNeverAnswersLeavesTheOutcomeUnknownWithTheRequestId() {
        for (int i = 0; i < 8; i++) {
            server.cut();
        }
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> client().execute("insert into t values (1)"))
                .satisfies(e -> {
                    assertThat(e.operationId())
                            .isEqualTo(parameter(server.requests().get(0), "requestId"));
                    assertThat(e.howToFindOut()).contains("withRequestId");
                });
        assertThat(server.requests()).hasSize(8);
    }

    @Test
    void tooManyRequestsInTheEndIsFailedForSure() {
        for (int i = 0; i < 8; i++) {
            server.answer(429, "{\"code\":\"390505\",\"message\":\"Too many requests.\"}");
        }
        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(() -> client().execute("insert into t values (1)"));
    }

    @Test
    void aRefusedTokenIsReadAfreshOnce() {
        server.answer(401, "{\"code\":\"390303\",\"message\":\"Invalid OAuth access token.\"}")
                .number(1);
        client().execute("select 1");
        assertThat(reads).containsExactly(false, true);
        assertThat(server.requests()).extracting(Request::token).containsExactly("Bearer old", "Bearer new");
        assertThat(server.requests()).extracting(r -> parameter(r, "retry")).containsOnly("");
    }

    @Test
    void aTokenThatStaysRefusedFailsWithoutFurtherRepetition() {
        String refusal = "{\"code\":\"390303\",\"message\":\"Invalid OAuth access token.\"}";
        server.answer(401, refusal).answer(401, refusal);
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client().execute("select 1"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("390303"));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aSqlErrorIsFinal() {
        server.answer(
                422,
                "{\"code\":\"001003\",\"sqlState\":\"42000\",\"message\":\"syntax error line 2 at position 7\","
                        + "\"statementHandle\":\"" + ScriptedSqlApi.HANDLE + "\"}");
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client().execute("selekt"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo("001003");
                    assertThat(e.line()).hasValue(2);
                    assertThat(e.position()).hasValue(7);
                    assertThat(e.queryId()).contains(ScriptedSqlApi.HANDLE);
                });
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aTimeoutAnswerIsBelievedOnlyAfterTheStatusWasRead() {
        String timedOut = "{\"code\":\"000630\",\"sqlState\":\"57014\",\"message\":\"timed out\",\"statementHandle\":\""
                + ScriptedSqlApi.HANDLE + "\"}";
        server.answer(408, timedOut).answer(408, timedOut);
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> client().execute("select 1"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("000630"));
        assertThat(server.requests()).hasSize(2);
        server.answer(408, timedOut).number(5);
        assertThat(client().execute("select 5").onlyRow().getLong("n")).isEqualTo(5);
    }

    @Test
    void partsOfALargeResultAreReadInOrder() {
        server.answer(
                        200,
                        "{\"statementHandle\":\"" + ScriptedSqlApi.HANDLE + "\",\"resultSetMetaData\":{\"rowType\":["
                                + "{\"name\":\"N\",\"type\":\"fixed\"}],\"partitionInfo\":[{},{},{}]},\"data\":[[\"1\"]]}")
                .answer(200, "{\"data\":[[\"2\"]]}")
                .answer(503, "")
                .answer(200, "{\"data\":[[\"3\"]]}");
        assertThat(client().query(SqlStatement.of("select n"), row -> row.getLong(0)))
                .containsExactly(1L, 2L, 3L);
        assertThat(server.requests().get(3).target()).contains("partition=2");
    }

    @Test
    void aValueThatDoesNotFitItsTypeIsNamed() {
        server.answer(
                200,
                "{\"statementHandle\":\"" + ScriptedSqlApi.HANDLE + "\",\"resultSetMetaData\":{\"rowType\":["
                        + "{\"name\":\"D\",\"type\":\"date\"}],\"partitionInfo\":[{}]},\"data\":[[\"soon\"]]}");
        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> client().execute("select d"))
                .withMessageContaining("column D is no DATE");
    }

    @Test
    void parametersThatTheSqlApiHasNotAreRefusedWhenTheClientIsMade() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SnowflakeClient.sqlApi(
                        settings().sessionParameter("LOCK_TIMEOUT", "1").build()))
                .withMessageContaining("LOCK_TIMEOUT");
    }

    @Test
    void aPasswordIsRefusedWhenTheClientIsMade() {
        SnowflakeCredentials password = SnowflakeCredentials.password("ME", FakeClients.fixed("x"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> SnowflakeClient.sqlApi(
                        SnowflakeSettings.builder("acc", password).build()))
                .withMessageContaining("password");
    }

    private SnowflakeClient client() {
        return SnowflakeClient.sqlApi(settings().build());
    }

    private SnowflakeSettings.Builder settings() {
        SnowflakeCredentials token = SnowflakeCredentials.oauth(fresh -> {
            reads.add(fresh);
            return Secret.ofText(reads.contains(true) ? "new" : "old");
        });
        return SnowflakeSettings.builder("acc", token).url(server.url()).time(clock, clock::advance);
    }

    private static String parameter(Request request, String name) {
        for (String pair : request.target().replaceFirst(".*\\?", "").split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }
}
