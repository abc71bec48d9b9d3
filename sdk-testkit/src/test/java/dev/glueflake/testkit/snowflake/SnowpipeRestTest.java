package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.connection.UploadStreamConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Snowpipe REST API as clients call it: signed by a key, a pipe by its full name. */
class SnowpipeRestTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeSnowflake fake;
    private String pipe;

    record Answer(int status, JsonNode body) {
        JsonNode file(int index) {
            return body.path("files").path(index);
        }
    }

    @BeforeEach
    void fill(FakeSnowflake fresh) throws Exception {
        fake = fresh;
        try (Connection connection = fake.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (a int, b varchar)");
            statement.execute("create stage landing");
            statement.execute(
                    "create pipe p as copy into t from @landing/in/ pattern = '.*[.]csv' file_format = (type = csv)");
            put(connection, "one.csv", "1,x\n2,y\n");
            put(connection, "bad.csv", "3,z\nfour,w\n");
            pipe = cell("select current_database() || '.' || current_schema() || '.P'");
        }
    }

    private static void put(Connection connection, String name, String text) throws Exception {
        connection
                .unwrap(SnowflakeConnection.class)
                .uploadStream(
                        "landing",
                        name,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        UploadStreamConfig.builder()
                                .setDestPrefix("in")
                                .setCompressData(false)
                                .build());
    }

    private String cell(String sql) throws Exception {
        try (Connection connection = fake.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Answer send(String path, String type, String body) throws Exception {
        var now = fake.clock().instant();
        String token = TestJwt.sign(fake.account(), fake.user(), fake.privateKey(), now, now.plusSeconds(3_500));
        HttpRequest.Builder request = HttpRequest.newBuilder(fake.uri().resolve("/v1/data/pipes/" + path))
                .header("Authorization", "BEARER " + token)
                .header("Accept", "application/json");
        request = body == null
                ? request.GET()
                : request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
    }

    private Answer insert(String... paths) throws Exception {
        var body = MAPPER.createObjectNode();
        for (String path : paths) {
            body.withArray("files").addObject().put("path", path).put("size", 8);
        }
        return send(pipe + "/insertFiles?requestId=r1&showSkippedFiles=false", "application/json", body.toString());
    }

    private Answer report(String query) throws Exception {
        return send(pipe + "/insertReport?requestId=r2" + query, "", null);
    }

    @Test
    void namedFilesAreLoadedAndReported() throws Exception {
        Answer sent = insert("one.csv");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body().path("requestId").asText()).isEqualTo("r1");
        assertThat(sent.body().path("responseCode").asText()).isEqualTo("SUCCESS");
        assertThat(sent.body().path("status").asText()).isEqualTo("success");
        Answer report = report("");
        assertThat(report.body().path("pipe").asText()).isEqualTo(pipe);
        assertThat(report.body().path("completeResult").asBoolean()).isTrue();
        assertThat(report.file(0).path("path").asText()).isEqualTo("one.csv");
        assertThat(report.file(0).path("stageLocation").asText()).endsWith("in/");
        assertThat(report.file(0).path("status").asText()).isEqualTo("LOADED");
        assertThat(report.file(0).path("complete").asBoolean()).isTrue();
        assertThat(report.file(0).path("rowsInserted").asInt()).isEqualTo(2);
        assertThat(report.file(0).path("fileSize").asInt()).isEqualTo(8);
        assertThat(report.file(0).path("timeReceived").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(cell("select listagg(b) within group (order by a) from t")).isEqualTo("xy");
        insert("one.csv");
        assertThat(report("").body().path("files")).hasSize(1);
    }

    @Test
    void aMarkLeavesOutWhatWasToldOf() throws Exception {
        insert("one.csv");
        String mark = report("").body().path("nextBeginMark").asText();
        assertThat(report("&beginMark=" + mark).body().path("files")).isEmpty();
        insert("bad.csv");
        Answer next = report("&beginMark=" + mark);
        assertThat(next.body().path("completeResult").asBoolean()).isTrue();
        assertThat(next.body().path("files")).hasSize(1);
        assertThat(next.file(0).path("status").asText()).isEqualTo("LOAD_FAILED");
        assertThat(next.file(0).path("complete").asBoolean()).isFalse();
        assertThat(next.file(0).path("errorsSeen").asInt()).isEqualTo(1);
        assertThat(next.file(0).path("firstError").asText()).contains("four");
        assertThat(next.file(0).path("firstErrorLineNum").asInt()).isEqualTo(2);
        assertThat(next.file(0).path("firstErrorColumnName").asText()).contains("A");
    }

    @Test
    void theHistoryGoesBackFurtherThanTheReport() throws Exception {
        fake.clock().stop();
        var start = fake.clock().instant();
        insert("one.csv");
        report("");
        fake.clock().advance(Duration.ofMinutes(11));
        assertThat(report("").body().path("files")).isEmpty();
        Answer scan = send(pipe + "/loadHistoryScan?startTimeInclusive=" + start.minusSeconds(1), "", null);
        assertThat(scan.status()).isEqualTo(200);
        assertThat(scan.body().path("files")).hasSize(1);
        assertThat(scan.body().path("rangeStartTime")).isEqualTo(scan.body().path("rangeEndTime"));
        Answer before = send(
                pipe + "/loadHistoryScan?startTimeInclusive=" + start.minusSeconds(9) + "&endTimeExclusive="
                        + start.minusSeconds(1),
                "",
                null);
        assertThat(before.body().path("files")).isEmpty();
        assertThat(send(pipe + "/loadHistoryScan", "", null).status()).isEqualTo(400);
        assertThat(send(pipe + "/loadHistoryScan?startTimeInclusive=now", "", null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPlainListAndFilesThatDoNotFit() throws Exception {
        Answer sent = send(pipe + "/insertFiles", "text/plain", "one.csv\nnotes.txt\ngone.csv\n");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body().path("unmatchedPatternFiles")).hasSize(1);
        assertThat(sent.body().path("unmatchedPatternFiles").path(0).asText()).isEqualTo("notes.txt");
        Answer report = report("");
        assertThat(report.body().path("files")).hasSize(2);
        assertThat(report.file(0).path("status").asText()).isEqualTo("LOADED");
        assertThat(report.file(1).path("path").asText()).isEqualTo("gone.csv");
        assertThat(report.file(1).path("status").asText()).isEqualTo("LOAD_FAILED");
        assertThat(report.file(1).path("systemError").asText()).isNotEmpty();
    }

    @Test
    void whatCannotBeDoneIsRefusedByStatus() throws Exception {
        assertThat(send(pipe + "x/insertReport", "", null).status()).isEqualTo(404);
        assertThat(send(pipe.toLowerCase(java.util.Locale.ROOT) + "/insertReport", "", null)
                        .status())
                .isEqualTo(404);
        assertThat(send("p/insertReport", "", null).status()).isEqualTo(404);
        assertThat(send(pipe + "/insertFiles", "application/json", "{\"files\": 1}")
                        .status())
                .isEqualTo(400);
        assertThat(send(pipe + "/insertFiles", "application/json", "{\"files\": [{}]}")
                        .status())
                .isEqualTo(400);
        assertThat(insert(java.util.stream.IntStream.range(0, 5_001)
                                .mapToObj(i -> i + ".csv")
                                .toArray(String[]::new))
                        .status())
                .isEqualTo(400);
        assertThat(insert("x".repeat(1_025)).status()).isEqualTo(400);
        var now = fake.clock().instant();
        String foreign = TestJwt.sign("OTHER", fake.user(), fake.privateKey(), now, now.plusSeconds(60));
        HttpRequest unsigned = HttpRequest.newBuilder(
                        URI.create(fake.uri() + "/v1/data/pipes/" + pipe + "/insertReport"))
                .header("Authorization", "Bearer " + foreign)
                .build();
        HttpResponse<String> refused = http.send(unsigned, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("390144");
        cell("drop table t");
        assertThat(insert("one.csv").body().path("message").asText()).contains("takes no files");
    }
}
