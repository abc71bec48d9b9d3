package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.SqlApiClient.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SqlApiTest {
    @RegisterExtension
    static final FakeSnowflakeExtension FAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder()
            .longPoll(Duration.ofMillis(300))
            .user(SnowflakeUser.named("api").withAccessToken("pat-1")));

    private FakeSnowflake fake;
    private SqlApiClient client;

    @BeforeEach
    void client(FakeSnowflake fresh) {
        fake = fresh;
        client = new SqlApiClient(fresh, "PROGRAMMATIC_ACCESS_TOKEN", "pat-1");
    }

    @Test
    void aStatementIsAnsweredWithTypedRows() throws Exception {
        Answer answer = client.submit("select 1.50::number(10,2) n, true b, null u, '2024-11-20'::date d, "
                + "'1970-01-01 00:00:01.5'::timestamp_ntz t, '1970-01-01 01:00:00 +01:00'::timestamp_tz z");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("090001");
        assertThat(answer.body().path("sqlState").asText()).isEqualTo("00000");
        assertThat(answer.cell(0, 0)).isEqualTo("1.50");
        assertThat(answer.cell(0, 1)).isEqualTo("true");
        assertThat(answer.body().path("data").path(0).path(2).isNull()).isTrue();
        assertThat(answer.cell(0, 3)).isEqualTo("20047");
        assertThat(answer.cell(0, 4)).isEqualTo("1.500000000");
        assertThat(answer.cell(0, 5)).isEqualTo("0.000000000 1500");
        var columns = answer.body().path("resultSetMetaData").path("rowType");
        assertThat(columns.path(0).path("name").asText()).isEqualTo("N");
        assertThat(columns.path(0).path("type").asText()).isEqualTo("fixed");
        assertThat(columns.path(0).path("scale").asInt()).isEqualTo(2);
        assertThat(fake.queryLog().all()).singleElement().satisfies(query -> {
            assertThat(query.protocol()).isEqualTo(ExecutedQuery.Protocol.SQL_API);
            assertThat(query.client().user()).isEqualTo("API");
            assertThat(query.queryId()).isEqualTo(answer.handle());
        });
    }

    @Test
    void bindsAndDmlCounts() throws Exception {
        client.submit("create table t (a int, s varchar)");
        Answer insert = client.submit("insert into t values (?, ?)", "", body -> {
            body.putObject("bindings").putObject("1").put("type", "FIXED").put("value", "7");
            ((com.fasterxml.jackson.databind.node.ObjectNode) body.get("bindings"))
                    .putObject("2")
                    .put("type", "TEXT")
                    .put("value", "x");
        });
        assertThat(insert.cell(0, 0)).isEqualTo("1");
        assertThat(insert.body().path("stats").path("numRowsInserted").asInt()).isEqualTo(1);
        assertThat(client.submit("select s from t where a = 7").cell(0, 0)).isEqualTo("x");
    }

    @Test
    void anErrorIs422AndALongRunIs202ThenCancelled() throws Exception {
        Answer missing = client.submit("select * from nowhere");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.code()).isEqualTo("002003");
        assertThat(missing.body().path("sqlState").asText()).isEqualTo("42S02");

        fake.faults().onSql("select 7").stall();
        Answer running = client.submit("select 7");
        assertThat(running.status()).isEqualTo(202);
        assertThat(running.code()).isEqualTo("333334");
        assertThat(client.get(running.handle(), "").status()).isEqualTo(202);
        Answer cancelled = client.cancel(running.handle());
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.code()).isEqualTo("000604");
        Answer after = poll(running.handle());
        assertThat(after.status()).isEqualTo(422);
        assertThat(after.code()).isEqualTo("000604");
        assertThat(client.cancel(running.handle()).code()).isEqualTo("000709");
    }

    @Test
    void anAsynchronousStatementIsFetched() throws Exception {
        Answer started = client.submit("select 42", "?async=true", body -> {});
        assertThat(started.status()).isEqualTo(202);
        assertThat(poll(started.handle()).cell(0, 0)).isEqualTo("42");
    }

    @Test
    void aTimeoutIs408() throws Exception {
        fake.faults().onSql("select 7").stall();
        Answer running = client.submit("select 7", "", body -> body.put("timeout", 1));
        Answer ended = poll(running.handle());
        assertThat(ended.status()).isEqualTo(408);
        assertThat(ended.code()).isEqualTo("000630");
    }

    @Test
    void partitionsAreFetchedOneByOne() throws Exception {
        Answer first = client.submit("select n from (" + Numbers.upTo(5) + ") where n < 25000 order by n");
        assertThat(first.body().path("resultSetMetaData").path("partitionInfo")).hasSize(3);
        assertThat(first.body().path("data")).hasSize(10_000);
        assertThat(first.response().headers().firstValue("Link").orElse("")).contains("rel=\"next\"");
        Answer last = client.get(first.handle(), "?partition=2");
        assertThat(last.response().headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(last.body().path("data")).hasSize(5_000);
        assertThat(last.cell(4_999, 0)).isEqualTo("24999");
        assertThat(client.get(first.handle(), "?partition=3").status()).isEqualTo(400);
    }

    @Test
    void severalStatementsHaveHandlesOfTheirOwn() throws Exception {
        Answer answer = client.submit(
                "create temporary table t (a int); insert into t values (5); select a from t",
                "",
                body -> body.putObject("parameters").put("multi_statement_count", "3"));
        assertThat(answer.cell(0, 0)).isEqualTo("Multiple statements executed successfully.");
        assertThat(answer.body().path("statementHandles")).hasSize(3);
        String third = answer.body().path("statementHandles").path(2).asText();
        assertThat(client.get(third, "").cell(0, 0)).isEqualTo("5");
        assertThat(client.submit("select 1; select 2").code()).isEqualTo("000008");
    }

    @Test
    void nothingIsCarriedFromOneRequestToTheNext() throws Exception {
        for (String sql : new String[] {
            "begin",
            "use schema public",
            "set x = 1",
            "alter session set timezone = 'UTC'",
            "create temporary table t (a int)",
            "put file:///tmp/x @~"
        }) {
            Answer refused = client.submit(sql);
            assertThat(refused.status()).as(sql).isEqualTo(422);
            assertThat(refused.code()).as(sql).isEqualTo("000002");
        }
    }

    @Test
    void aRepeatedRequestIdRunsAgainUnlessItSaysSo() throws Exception {
        client.submit("create table t (a int)");
        String id = UUID.randomUUID().toString();
        Answer first = client.submit("insert into t values (1)", "?requestId=" + id, body -> {});
        Answer repeated = client.submit("insert into t values (1)", "?requestId=" + id + "&retry=true", body -> {});
        assertThat(repeated.handle()).isEqualTo(first.handle());
        assertThat(client.submit("select count(*) from t").cell(0, 0)).isEqualTo("1");
        client.submit("insert into t values (1)", "?requestId=" + id, body -> {});
        assertThat(client.submit("select count(*) from t").cell(0, 0)).isEqualTo("2");
    }

    @Test
    void namesInTheBodyAreTakenInTheirCase() throws Exception {
        Answer answer =
                client.submit("select current_database(), current_schema()", "", body -> body.put("database", "low")
                        .put("schema", "Mixed"));
        assertThat(answer.cell(0, 0)).isEqualTo("low");
        assertThat(answer.cell(0, 1)).isEqualTo("Mixed");
    }

    @Test
    void badRequestsAreRefusedBeforeAnythingRuns() throws Exception {
        assertThat(client.send("PUT", "", "{}", "application/json").status()).isEqualTo(405);
        assertThat(client.send("POST", "", "{}", "text/plain").status()).isEqualTo(415);
        assertThat(client.send("POST", "", "{\"statement\":", "application/json")
                        .code())
                .isEqualTo("390142");
        assertThat(client.send("POST", "", "{\"statement\":\"select 1\",\"wharehouse\":\"W\"}", "application/json")
                        .body()
                        .path("message")
                        .asText())
                .contains("wharehouse");
        assertThat(client.get(UUID.randomUUID().toString(), "").status()).isEqualTo(404);
        fake.faults().onPath("/api/v2").httpStatus(429);
        assertThat(client.send("POST", "", "{\"statement\":\"select 1\"}", "application/json")
                        .status())
                .isEqualTo(429);
        assertThat(fake.queryLog().all()).isEmpty();
    }

    @Test
    void aTokenMadeWithTheKeyOpensForAnHour() throws Exception {
        var now = fake.clock().instant();
        String token = TestJwt.sign(fake.account(), fake.user(), fake.privateKey(), now, now.plusSeconds(3_540));
        SqlApiClient signed = new SqlApiClient(fake, "KEYPAIR_JWT", token);
        assertThat(signed.submit("select current_user()").cell(0, 0)).isEqualTo(fake.user());
        fake.clock().advance(Duration.ofHours(1));
        Answer expired = signed.submit("select 1");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("394301");
        String wrong = TestJwt.sign("OTHER", fake.user(), fake.privateKey(), now, now.plusSeconds(60));
        assertThat(new SqlApiClient(fake, "KEYPAIR_JWT", wrong)
                        .submit("select 1")
                        .code())
                .isEqualTo("390144");
        assertThat(new SqlApiClient(fake, "PROGRAMMATIC_ACCESS_TOKEN", "")
                        .submit("select 1")
                        .code())
                .isEqualTo("394400");
    }

    private Answer poll(String handle) throws Exception {
        Answer answer = client.get(handle, "");
        while (answer.status() == 202) {
            answer = client.get(handle, "");
        }
        return answer;
    }
}
