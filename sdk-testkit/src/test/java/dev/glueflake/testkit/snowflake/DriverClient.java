package dev.glueflake.testkit.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Consumer;

/** What a client of the drivers' protocol does, whoever it says it is. */
final class DriverClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI base;
    private String token = "";

    DriverClient(FakeSnowflake fake) {
        this.base = fake.uri();
    }

    /** One that says it has a session. */
    static DriverClient with(FakeSnowflake fake, String token) {
        DriverClient client = new DriverClient(fake);
        client.token = token;
        return client;
    }

    /** Logs in as a client of that name and version. */
    static DriverClient loggedIn(FakeSnowflake fake, String application, String version)
            throws IOException, InterruptedException {
        return loggedIn(fake, application, version, environment -> {});
    }

    /** As {@link #loggedIn(FakeSnowflake, String, String)}, telling what it runs on. */
    static DriverClient loggedIn(
            FakeSnowflake fake, String application, String version, Consumer<ObjectNode> environment)
            throws IOException, InterruptedException {
        DriverClient client = new DriverClient(fake);
        ObjectNode body = MAPPER.createObjectNode();
        ObjectNode data = body.putObject("data")
                .put("CLIENT_APP_ID", application)
                .put("CLIENT_APP_VERSION", version)
                .put("LOGIN_NAME", fake.user())
                .put("PASSWORD", fake.password());
        environment.accept(data.putObject("CLIENT_ENVIRONMENT"));
        client.token = client.post("/session/v1/login-request", body)
                .path("data")
                .path("token")
                .asText();
        return client;
    }

    JsonNode query(String sql) throws IOException, InterruptedException {
        return query(sql, body -> {});
    }

    JsonNode query(String sql, Consumer<ObjectNode> more) throws IOException, InterruptedException {
        ObjectNode body = body(sql);
        more.accept(body);
        return post("/queries/v1/query-request?requestId=" + UUID.randomUUID(), body);
    }

    ObjectNode body(String sql) {
        return MAPPER.createObjectNode().put("sqlText", sql);
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return MAPPER.readTree(send("POST", path, body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), "")
                .body());
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String encoding)
            throws IOException, InterruptedException {
        URI uri = path.startsWith("http") ? URI.create(path) : base.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Snowflake Token=\"" + token + "\"")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
