package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.SqlApiClient.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fields that the public description of the SQL API has for each status, and their JSON types. */
class SqlApiShapesTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE =
            FakeSnowflakeExtension.of(FakeSnowflake.builder().longPoll(Duration.ofMillis(200)));

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private SqlApiClient client;
    private FakeSnowflake fake;

    @BeforeEach
    void client(FakeSnowflake fresh) {
        fake = fresh;
        client = new SqlApiClient(fresh, "OAUTH", "any");
    }

    @Test
    void resultsAreWhole() throws Exception {
        client.submit("create table t (a int)");
        for (String sql : List.of(
                "select 1 a, 'x' b, null c, 1.5::float d, current_timestamp e, parse_json('{}') f, true g",
                "select 1 where 1 = 0",
                "insert into t values (1)",
                "show tables",
                "describe table t",
                "create table u (a int)")) {
            result(client.submit(sql));
        }
        Answer several = client.submit(
                "select 1; select 2", "", body -> body.putObject("parameters").put("MULTI_STATEMENT_COUNT", "0"));
        result(several);
        several.body().path("statementHandles").forEach(handle -> assertThat(handle.asText())
                .matches(UUID));
    }

    @Test
    void runningStatementsSayWhereToAsk() throws Exception {
        fake.faults().onSql("select 7").stall();
        Answer running = client.submit("select 7");
        assertThat(running.status()).isEqualTo(202);
        status(running);
        Answer cancelled = client.cancel(running.handle());
        assertThat(cancelled.status()).isEqualTo(200);
        status(cancelled);
        assertThat(cancelled.body().path("sqlState").asText()).isEqualTo("57014");
    }

    @Test
    void failuresCarryCodeStateAndHandle() throws Exception {
        for (String sql :
                List.of("selec 1", "select * from nowhere", "select nope", "select 1; select 2", "use role x")) {
            Answer failed = client.submit(sql);
            assertThat(failed.status()).as(sql).isEqualTo(422);
            status(failed);
            assertThat(failed.body().path("sqlState").asText()).as(sql).matches("[0-9A-Z]{5}");
            assertThat(failed.body().path("createdOn").isIntegralNumber())
                    .as(sql)
                    .isTrue();
        }
    }

    @Test
    void refusalsCarryCodeAndMessage() throws Exception {
        refusal(400, client.send("POST", "", "{}", "application/json"));
        refusal(415, client.send("POST", "", "{}", "text/plain"));
        refusal(404, client.get("01b2c3d4-0000-0000-0000-000000000005", ""));
        refusal(401, new SqlApiClient(fake, "KEYPAIR_JWT", "x").submit("select 1"));
        fake.faults().onPath("/api/v2").httpStatus(429);
        refusal(429, client.submit("select 1"));
    }

    private static void refusal(int status, Answer answer) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).matches("[0-9]{6}");
        assertThat(answer.body().path("message").asText()).isNotEmpty();
    }

    private static void status(Answer answer) {
        assertThat(answer.code()).matches("[0-9]{6}");
        assertThat(answer.body().path("message").asText()).isNotEmpty();
        assertThat(answer.handle()).matches(UUID);
        assertThat(answer.body().path("statementStatusUrl").asText())
                .startsWith("/api/v2/statements/" + answer.handle());
    }

    private static void result(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        status(answer);
        JsonNode body = answer.body();
        assertThat(body.path("sqlState").asText()).isEqualTo("00000");
        assertThat(body.path("createdOn").isIntegralNumber()).isTrue();
        JsonNode meta = body.path("resultSetMetaData");
        assertThat(meta.path("format").asText()).isEqualTo("jsonv2");
        assertThat(meta.path("numRows").asLong()).isEqualTo(body.path("data").size());
        meta.path("rowType").forEach(SqlApiShapesTest::column);
        assertThat(meta.path("partitionInfo")).isNotEmpty().allSatisfy(part -> {
            assertThat(part.path("rowCount").isIntegralNumber()).isTrue();
            assertThat(part.path("uncompressedSize").isIntegralNumber()).isTrue();
        });
        body.path("data").forEach(row -> assertThat(row)
                .hasSize(meta.path("rowType").size())
                .allSatisfy(
                        cell -> assertThat(cell.isTextual() || cell.isNull()).isTrue()));
    }

    private static void column(JsonNode column) {
        assertThat(column.path("name").isTextual()).isTrue();
        assertThat(column.path("type").isTextual()).isTrue();
        assertThat(column.path("nullable").isBoolean()).isTrue();
        for (String size : List.of("scale", "precision", "length", "byteLength")) {
            JsonNode value = column.path(size);
            assertThat(value.isIntegralNumber() || value.isNull()).as(size).isTrue();
        }
    }
}
