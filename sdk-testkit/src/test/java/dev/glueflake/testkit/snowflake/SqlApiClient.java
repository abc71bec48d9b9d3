package dev.glueflake.testkit.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** What a client of the SQL API does, without any help. */
final class SqlApiClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeSnowflake fake;
    private final String token;
    private final String tokenType;

    SqlApiClient(FakeSnowflake fake, String tokenType, String token) {
        this.fake = fake;
        this.token = token;
        this.tokenType = tokenType;
    }

    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {
        String code() {
            return body.path("code").asText();
        }

        String handle() {
            return body.path("statementHandle").asText();
        }

        String cell(int row, int column) {
            return body.path("data").path(row).path(column).asText(null);
        }
    }

    Answer submit(String sql) throws IOException, InterruptedException {
        return submit(sql, "", body -> {});
    }

    Answer submit(String sql, String query, Consumer<ObjectNode> more) throws IOException, InterruptedException {
        ObjectNode body = MAPPER.createObjectNode().put("statement", sql);
        more.accept(body);
        return send("POST", query, body.toString(), "application/json");
    }

    Answer get(String handle, String query) throws IOException, InterruptedException {
        return send("GET", "/" + handle + query, "", "application/json");
    }

    Answer cancel(String handle) throws IOException, InterruptedException {
        return send("POST", "/" + handle + "/cancel", "", "application/json");
    }

    Answer send(String method, String path, String body, String contentType) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(fake.sqlApiUri() + path))
                .header("Authorization", "Bearer " + token)
                .header("X-Snowflake-Authorization-Token-Type", tokenType)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean zipped = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        try (InputStream plain = zipped
                ? new GZIPInputStream(new ByteArrayInputStream(response.body()))
                : new ByteArrayInputStream(response.body())) {
            return new Answer(response.statusCode(), MAPPER.readTree(plain), response);
        }
    }
}
