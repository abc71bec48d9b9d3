package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Binds in the forms that only drivers of other languages send. */
@Timeout(60)
class ClientBindsTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private DriverClient client;

    @BeforeEach
    void login() throws Exception {
        client = DriverClient.loggedIn(SNOWFLAKE.fake(), "Test", "1");
    }

    @Test
    void aBindMayHaveANameForANumber() throws Exception {
        JsonNode answer = client.query("select :who || '!' as greeting", binds(all -> bind(all, "who", "TEXT")
                .put("value", "world")));
        assertThat(cell(answer, 0)).isEqualTo("world!");
    }

    @Test
    void aNameThatWasNotSentIsRefused() throws Exception {
        JsonNode answer = client.query(
                "select :who", binds(all -> bind(all, "whom", "TEXT").put("value", "x")));
        assertThat(answer.path("success").asBoolean()).isFalse();
        assertThat(answer.path("message").asText()).contains("Bind variable :WHO not set.");
    }

    @Test
    void semiStructuredAndBinaryBindsSayThatTheyAreJson() throws Exception {
        JsonNode answer = client.query("select ?:a::int, ?[1]::int, ?::binary", binds(all -> {
            bind(all, "1", "OBJECT").put("fmt", "json").put("value", "{\"a\": 7}");
            bind(all, "2", "ARRAY").put("fmt", "json").put("value", "[1, 2]");
            bind(all, "3", "BINARY").put("fmt", "json").put("value", "0aff");
        }));
        assertThat(cell(answer, 0)).isEqualTo("7");
        assertThat(cell(answer, 1)).isEqualTo("2");
        assertThat(cell(answer, 2)).isEqualToIgnoringCase("0AFF");
    }

    @Test
    void aBindTakesTheStructuredTypeOfItsSchemaOrOfItsColumn() throws Exception {
        client.query("create table t (o object(i int, s varchar), a array(int), m map(varchar, boolean))");
        JsonNode answer = client.query("insert into t select ?, ?, ?", binds(all -> {
            ObjectNode object = bind(all, "1", "OBJECT").put("fmt", "json").put("value", "{\"i\": 7, \"s\": \"x\"}");
            ObjectNode schema = object.putObject("schema").put("type", "OBJECT");
            schema.putArray("fields")
                    .add(client.body("").put("name", "i").put("type", "FIXED").put("nullable", true))
                    .add(client.body("").put("name", "s").put("type", "TEXT").put("nullable", true));
            bind(all, "2", "ARRAY").put("fmt", "json").put("value", "[1, 2]");
            bind(all, "3", "MAP").put("fmt", "json").put("value", "{\"k\": true}");
        }));
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        assertThat(cell(client.query("select o:i + a[1] || m['k']::varchar from t"), 0))
                .isEqualTo("9true");
    }

    @Test
    void brokenJsonOfABindIsRefused() throws Exception {
        JsonNode answer = client.query(
                "select ?",
                binds(all -> bind(all, "1", "OBJECT").put("fmt", "json").put("value", "{")));
        assertThat(answer.path("code").asText()).isEqualTo("100069");
    }

    @Test
    void aNullOfAnyTypeFitsAnyColumn() throws Exception {
        client.query("create table t (b binary, o object)");
        JsonNode answer = client.query("insert into t select ?, ?", binds(all -> {
            bind(all, "1", "FIXED").putNull("value");
            bind(all, "2", "TEXT").putNull("value");
        }));
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
    }

    @Test
    void aBindMayBeLongerThanTwentyMillionCharacters() throws Exception {
        String text = "x".repeat(20_000_001);
        JsonNode answer = client.query(
                "select length(?)", binds(all -> bind(all, "1", "TEXT").put("value", text)));
        assertThat(cell(answer, 0)).isEqualTo("20000001");
    }

    @Test
    void theSameRequestOfASessionIsRunOnce() throws Exception {
        String path = "/queries/v1/query-request?requestId=4a5f2ea2-9f36-4ad0-8d8e-0f6d5f3c7a11";
        ObjectNode body = client.body("create table once (id int)");
        assertThat(client.post(path, body).path("success").asBoolean()).isTrue();
        assertThat(client.post(path, body).path("success").asBoolean()).isTrue();
        DriverClient other = DriverClient.loggedIn(SNOWFLAKE.fake(), "Test", "1");
        assertThat(other.post(path, body).path("message").asText()).contains("already exists");
    }

    @Test
    void monitoringTellsHowManyRowsCame() throws Exception {
        String id = client.query("select 1 union all select 2")
                .path("data")
                .path("queryId")
                .asText();
        byte[] answer =
                client.send("GET", "/monitoring/queries/" + id, new byte[0], "").body();
        assertThat(new String(answer, java.nio.charset.StandardCharsets.UTF_8)).contains("\"producedRows\":2");
    }

    @Test
    void aBindBehindAGapIsLeft() throws Exception {
        JsonNode answer = client.query("select ?", binds(all -> {
            bind(all, "1", "FIXED").put("value", "7");
            bind(all, "1000", "ANY").putNull("value");
        }));
        assertThat(cell(answer, 0)).isEqualTo("7");
    }

    @Test
    void aDecimalFloatKeepsItsExponent() throws Exception {
        JsonNode answer =
                client.query("select ?", binds(all -> bind(all, "1", "DECFLOAT").put("value", "-1234e4000")));
        assertThat(cell(answer, 0)).isEqualTo("-1.234e4003");
        answer =
                client.query("select ?", binds(all -> bind(all, "1", "DECFLOAT").put("value", "many")));
        assertThat(answer.path("code").asText()).isEqualTo("100038");
    }

    private static Consumer<ObjectNode> binds(Consumer<ObjectNode> fill) {
        return body -> fill.accept(body.putObject("bindings"));
    }

    private static ObjectNode bind(ObjectNode all, String name, String type) {
        return all.putObject(name).put("type", type);
    }

    private static String cell(JsonNode answer, int column) {
        assertThat(answer.path("success").asBoolean())
                .as(answer.path("message").asText())
                .isTrue();
        return answer.path("data").path("rowset").path(0).path(column).asText();
    }
}
