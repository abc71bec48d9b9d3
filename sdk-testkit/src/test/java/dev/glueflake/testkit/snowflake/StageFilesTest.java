package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PUT and GET of clients that know cloud storage alone. */
class StageFilesTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private static final byte[] NOTHING = new byte[0];
    private DriverClient client;

    @BeforeEach
    void stage() throws Exception {
        client = DriverClient.loggedIn(SNOWFLAKE.fake(), "PythonConnector", "5.2.0");
        client.query("create stage st");
    }

    @Test
    void aFileIsPutAskedForAndLoaded() throws Exception {
        String folder = folder(client.query("put file:///tmp/f.csv @st/sub"));
        assertThat(client.send("HEAD", folder + "f.csv", NOTHING, "").statusCode())
                .isEqualTo(404);
        assertThat(client.send("PUT", folder + "f.csv", bytes("1,a\n"), "").statusCode())
                .isEqualTo(200);
        assertThat(client.send("HEAD", folder + "f.csv", NOTHING, "").statusCode())
                .isEqualTo(200);
        client.query("create table t (id int, n varchar)");
        JsonNode copied = client.query("copy into t from @st");
        assertThat(copied.path("data").path("rowset").path(0).path(0).asText()).isEqualTo("st/sub/f.csv");
    }

    @Test
    void aFileIsFetched() throws Exception {
        client.send("PUT", folder(client.query("put file:///tmp/f.csv @st/sub")) + "a%20b.csv", bytes("1,a\n"), "");
        JsonNode plan = client.query("get @st file:///tmp/");
        assertThat(plan.path("data").path("encryptionMaterial").isNull()).isTrue();
        assertThat(plan.path("data").path("src_locations").path(0).asText()).isEqualTo("sub/a b.csv");
        assertThat(client.send("GET", folder(plan) + "sub/a%20b.csv", NOTHING, "")
                        .body())
                .isEqualTo(bytes("1,a\n"));
    }

    @Test
    void nothingOutsideAStageIsReached() throws Exception {
        String folder = folder(client.query("put file:///tmp/f.csv @st"));
        assertThat(client.send("PUT", folder + "..%2f..%2fescaped.csv", bytes("x"), "")
                        .statusCode())
                .isBetween(400, 403);
        assertThat(client.send("GET", "/stage-files/unknown/f.csv", NOTHING, "").statusCode())
                .isEqualTo(403);
        assertThat(client.send("DELETE", folder + "f.csv", NOTHING, "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void otherClientsAreToldADirectory() throws Exception {
        DriverClient older = DriverClient.loggedIn(SNOWFLAKE.fake(), "PythonConnector", "3.18.1");
        JsonNode stage = older.query("put file:///tmp/f.csv @st").path("data").path("stageInfo");
        assertThat(stage.path("locationType").asText()).isEqualTo("LOCAL_FS");
        assertThat(stage.path("endPoint").isNull()).isTrue();
    }

    @Test
    void aTableMayHaveAFormatForItsOwnStage() throws Exception {
        client.query("create table piped (id int, n varchar) stage_file_format = (field_delimiter = '|')");
        String folder = folder(client.query("put file:///tmp/f.csv @%piped threshold = 1000000"));
        client.send("PUT", folder + "f.csv", bytes("1|a\n2|b\n"), "");
        JsonNode copied = client.query("copy into piped");
        assertThat(copied.path("data").path("rowset").path(0).path(3).asText()).isEqualTo("2");
        DriverClient reader = DriverClient.loggedIn(SNOWFLAKE.fake(), "Test", "1");
        JsonNode read = reader.query("select $2 from @%piped order by 1");
        assertThat(read.path("data").path("rowset").path(1).path(0).asText()).isEqualTo("b");
        assertThat(client.query("create table other (id int) stage_file_format = (format_name = 'nowhere')")
                        .path("message")
                        .asText())
                .contains("does not exist");
    }

    /** SQLAlchemy's dialect and Snowpark give their own names and versions at login. */
    @Test
    void aLibraryIsServedAsTheDriverBelowIt() throws Exception {
        DriverClient library = DriverClient.loggedIn(
                SNOWFLAKE.fake(),
                "SnowflakeSQLAlchemy",
                "2.1.0",
                environment -> environment.put("RUNTIME_NAME", "CPython"));
        DriverClient older = DriverClient.loggedIn(
                SNOWFLAKE.fake(),
                "PythonSnowpark",
                "1.30.0",
                environment -> environment.put("PYTHON_VERSION", "3.11.7"));
        assertThat(locationType(library.query("put file:///tmp/f.csv @st"))).isEqualTo("GCS");
        assertThat(locationType(older.query("put file:///tmp/f.csv @st"))).isEqualTo("LOCAL_FS");
        for (DriverClient client : List.of(library, older)) {
            JsonNode answer = client.query("select 1");
            assertThat(answer.path("data").path("queryResultFormat").asText()).isEqualTo("arrow");
        }
    }

    private static String locationType(JsonNode plan) {
        return plan.path("data").path("stageInfo").path("locationType").asText();
    }

    @Test
    void aClientThatFetchesOnlyFromAddressesGetsThem() throws Exception {
        client.send("PUT", folder(client.query("put file:///tmp/f.csv @st/sub")) + "a%20b.csv", bytes("1,a\n"), "");
        DriverClient go = DriverClient.loggedIn(SNOWFLAKE.fake(), "Go", "1.19");
        JsonNode plan = go.query("get @st file:///tmp/").path("data");
        String address = plan.path("presignedUrls").path(0).asText();
        assertThat(address).endsWith("/sub/a%20b.csv");
        assertThat(go.send("GET", address, NOTHING, "").body()).isEqualTo(bytes("1,a\n"));
        assertThat(plan.path("stageInfo").path("creds")).isEmpty();
    }

    @Test
    void aClientThatSendsOnlyToAddressesGetsOneForEachFile() throws Exception {
        DriverClient go = DriverClient.loggedIn(SNOWFLAKE.fake(), "Go", "1.19");
        JsonNode stage =
                go.query("put file:///tmp/f.csv @st/deep/er").path("data").path("stageInfo");
        String address = stage.path("presignedUrl").asText();
        assertThat(address).endsWith("/f.csv");
        assertThat(go.send("PUT", address, bytes("1,a\n"), "").statusCode()).isEqualTo(200);
        assertThat(cell(go, "select $2 from @st/deep/er")).isEqualTo("a");
    }

    @Test
    void anAddressOfAPutWithoutOverwriteLeavesAFileAsItIs() throws Exception {
        DriverClient go = DriverClient.loggedIn(SNOWFLAKE.fake(), "Go", "1.19");
        for (String content : new String[] {"first", "second"}) {
            JsonNode stage = go.query("put file:///tmp/f.csv @st").path("data").path("stageInfo");
            go.send("PUT", stage.path("presignedUrl").asText(), bytes(content), "");
        }
        assertThat(cell(go, "select $1 from @st")).isEqualTo("first");
        JsonNode stage = go.query("put file:///tmp/f.csv @st overwrite = true")
                .path("data")
                .path("stageInfo");
        go.send("PUT", stage.path("presignedUrl").asText(), bytes("third"), "");
        assertThat(cell(go, "select $1 from @st")).isEqualTo("third");
    }

    private static String cell(DriverClient any, String sql) throws Exception {
        any.query("alter session set go_query_result_format = json");
        return any.query(sql).path("data").path("rowset").path(0).path(0).asText();
    }

    private static String folder(JsonNode plan) {
        JsonNode stage = plan.path("data").path("stageInfo");
        assertThat(stage.path("locationType").asText()).isEqualTo("GCS");
        assertThat(stage.path("creds").path("GCS_ACCESS_TOKEN").asText()).isNotEmpty();
        return stage.path("endPoint").asText() + "/" + stage.path("location").asText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
