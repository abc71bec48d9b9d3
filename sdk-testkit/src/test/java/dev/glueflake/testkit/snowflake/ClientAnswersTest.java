package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What drivers read in an answer beside its rows. */
@Timeout(60)
class ClientAnswersTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private DriverClient client;

    @BeforeEach
    void login() throws Exception {
        client = DriverClient.loggedIn(SNOWFLAKE.fake(), "Test", "1");
    }

    @Test
    void changedRowsAreCounted() throws Exception {
        data("create table source (id int, v varchar) as select * from values (1, 'a'), (1, 'b'), (2, 'c')");
        assertThat(stats("create table t (id int, v varchar) as select id, null from source where v <> 'b'"))
                .isEqualTo("2 0 0 0");
        assertThat(stats("insert into t values (3, 'x'), (4, 'y')")).isEqualTo("2 0 0 0");
        assertThat(stats("update t set v = 'z' where id > 2")).isEqualTo("0 2 0 0");
        assertThat(stats("delete from t where id = 4")).isEqualTo("0 0 1 0");
        assertThat(stats("merge into t using (select 3 id union all select 9) s on t.id = s.id "
                        + "when matched then delete when not matched then insert values (s.id, 'n')"))
                .isEqualTo("1 0 1 0");
        assertThat(data("delete from t where id = 77").has("stats")).isFalse();
        assertThat(data("select * from t").has("stats")).isFalse();
    }

    private String stats(String sql) throws Exception {
        JsonNode stats = data(sql).path("stats");
        return stats.path("numRowsInserted") + " " + stats.path("numRowsUpdated") + " " + stats.path("numRowsDeleted")
                + " " + stats.path("numDmlDuplicates");
    }

    @Test
    void aParameterOfOneRequestIsToldWithItsAnswerAlone() throws Exception {
        JsonNode answer = client.query("select current_time()", body -> body.putObject("parameters")
                .put("TIME_OUTPUT_FORMAT", "HH12:MI AM")
                .put("CLIENT_RESULT_PREFETCH_THREADS", 2));
        assertThat(parameters(answer)).containsEntry("TIME_OUTPUT_FORMAT", "HH12:MI AM");
        assertThat(parameters(client.query("select 1"))).containsEntry("TIME_OUTPUT_FORMAT", "HH24:MI:SS");
    }

    private static Map<String, String> parameters(JsonNode answer) {
        Map<String, String> all = new HashMap<>();
        for (JsonNode parameter : answer.path("data").path("parameters")) {
            all.put(parameter.path("name").asText(), parameter.path("value").asText());
        }
        return all;
    }

    @Test
    void anAsynchronousRequestOfSeveralStatementsHasAResultToScan() throws Exception {
        JsonNode answer = client.query("select 1; select 2", body -> {
            body.put("asyncExec", true);
            body.putObject("parameters").put("MULTI_STATEMENT_COUNT", 2);
        });
        assertThat(answer.path("code").asText()).isEqualTo("333334");
        String id = answer.path("data").path("queryId").asText();
        JsonNode result = get("/queries/" + id + "/result");
        assertThat(result.path("data").path("resultIds").asText().split(",")).hasSize(2);
        assertThat(data("select * from table(result_scan('" + id + "'))")
                        .path("rowset")
                        .path(0)
                        .path(0)
                        .asText())
                .isEqualTo("Multiple statements executed successfully.");
    }

    private JsonNode get(String path) throws Exception {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(client.send("GET", path, new byte[0], "").body());
    }

    @Test
    void anUnsetBindOfANameIsToldApartFromWhatIsWrong() throws Exception {
        ObjectNode described = client.body("select * from table(?)").put("describeOnly", true);
        JsonNode answer = client.post("/queries/v1/query-request?requestId=" + java.util.UUID.randomUUID(), described);
        assertThat(answer.path("code").asText()).isEqualTo("002129");
    }

    @Test
    void aClientMayHaveItsNamesChecked() throws SQLException {
        assertThat(refusal("db", "NO_SUCH_DATABASE")).contains("The requested database does not exist");
        assertThat(refusal("schema", "NO_SUCH_SCHEMA")).contains("The requested schema does not exist");
        try (Connection connection = connect("schema", "PUBLIC")) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private static String refusal(String name, String value) {
        SQLException refused = catchThrowableOfType(SQLException.class, () -> connect(name, value));
        assertThat(refused.getErrorCode()).isEqualTo(390201);
        return refused.getMessage();
    }

    private static Connection connect(String name, String value) throws SQLException {
        FakeSnowflake fake = SNOWFLAKE.fake();
        Properties checked = fake.properties();
        checked.put("validateDefaultParameters", true);
        checked.put(name, value);
        return DriverManager.getConnection(fake.jdbcUrl(), checked);
    }

    private JsonNode data(String sql) throws Exception {
        JsonNode answer = client.query(sql);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("data");
    }
}
