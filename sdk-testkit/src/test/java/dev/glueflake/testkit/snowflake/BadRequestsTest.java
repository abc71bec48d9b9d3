package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are broken, vanish, or never say goodbye. */
class BadRequestsTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/session/v1/login-request",
                "/queries/v1/query-request",
                "/queries/v1/abort-request",
                "/session/heartbeat",
                "/session/token-request",
                "/session",
                "/telemetry/send",
                "/api/v2/statements",
                "/api/v2/statements/x/cancel"
            })
    void aBodyThatIsNoJsonOrNoGzipIsRefusedClearly(String path) throws Exception {
        DriverClient client = DriverClient.loggedIn(SNOWFLAKE.fake(), "Test", "1");
        byte[] zipped = gzip("{\"data\": {");
        byte[] cut = java.util.Arrays.copyOf(zipped, zipped.length - 6);
        assertRefused(client.send("POST", path, bytes("{\"data\": {"), ""));
        assertRefused(client.send("POST", path, zipped, "gzip"));
        assertRefused(client.send("POST", path, cut, "gzip"));
        assertRefused(client.send("POST", path, bytes("no gzip"), "gzip"));
        assertRefused(client.send("POST", path, new byte[] {(byte) 0xff, (byte) 0xfe, 0}, ""));
        assertThat(SNOWFLAKE.fake().queryLog().all()).isEmpty();
    }

    /** Never 500 and above, which clients send again and again. */
    private static void assertRefused(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "null",
                "{}",
                "{\"data\": 7}",
                "{\"sqlText\": {}}",
                "{\"sqlText\": \"select ?\", \"bindings\": 7}"
            })
    void jsonOfAnotherShapeIsNoMistakeOfTheFakes(String body) throws Exception {
        DriverClient client = DriverClient.loggedIn(SNOWFLAKE.fake(), "Test", "1");
        for (String path :
                new String[] {"/session/v1/login-request", "/queries/v1/query-request", "/session/token-request"}) {
            assertRefused(client.send("POST", path, bytes(body), ""));
        }
        assertThat(SNOWFLAKE.fake().internalErrors()).isEmpty();
    }

    @Test
    void aClientThatVanishesAmidAnAnswerHarmsNobody(FakeSnowflake fake) throws Exception {
        DriverClient client = DriverClient.loggedIn(fake, "Test", "1");
        JsonNode large = client.query("select randstr(1000, random()) from table(generator(rowcount => 20000))");
        for (int i = 0; i < 20; i++) {
            String chunk = large.path("data").path("chunks").path(0).path("url").asText();
            try (Socket socket = new Socket("127.0.0.1", fake.uri().getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(bytes("GET " + java.net.URI.create(chunk).getPath() + " HTTP/1.1\r\nHost: x\r\n\r\n"));
                out.flush();
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.setSoLinger(true, 0);
            }
        }
        assertThat(client.query("select 1").path("success").asBoolean()).isTrue();
        assertThat(fake.internalErrors()).isEmpty();
    }

    @Test
    void sessionsThatAreNeverClosedDoNotPileUp(FakeSnowflake fake) throws Exception {
        DriverClient used = DriverClient.loggedIn(fake, "Test", "1");
        DriverClient forgotten = DriverClient.loggedIn(fake, "Test", "1");
        for (int i = 0; i < 2_100; i++) {
            if (i % 500 == 0) {
                assertThat(used.query("select 1").path("success").asBoolean()).isTrue();
            }
            DriverClient.loggedIn(fake, "Test", "1");
        }
        assertThat(used.query("select 1").path("success").asBoolean())
                .as("in use")
                .isTrue();
        assertThat(forgotten.query("select 1").path("code").asText()).isEqualTo("390111");
    }

    /** Other than a session that has ended, which clients may renew. */
    @Test
    void aTokenThatNobodyGotIsRefused(FakeSnowflake fake) throws Exception {
        DriverClient stranger = DriverClient.with(fake, "garbage");
        HttpResponse<byte[]> answer = stranger.send("POST", "/queries/v1/query-request", bytes("{}"), "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("390104");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
