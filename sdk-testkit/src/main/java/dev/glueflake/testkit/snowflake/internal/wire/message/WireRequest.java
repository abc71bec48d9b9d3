package dev.glueflake.testkit.snowflake.internal.wire.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.glueflake.testkit.internal.http.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read to its end.
 *
 * @param query the query parameters, decoded
 * @param headers under their lower-case names
 * @param json the body; a missing node where there is none or where it is no JSON
 * @param text the body as a text where its type is text/plain, else empty
 * @param malformed whether there is a body that is no JSON
 * @param injected what a fault wants of the handling
 */
public record WireRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        JsonNode json,
        String text,
        boolean malformed,
        Injection injected) {

    public static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = exchange.headers();
        Optional<byte[]> read = body(exchange);
        byte[] body = read.orElse(new byte[0]);
        boolean plain = headers.getOrDefault("content-type", "").startsWith("text/plain");
        Optional<JsonNode> json = body.length == 0 ? Optional.empty() : Json.parse(body);
        return new WireRequest(
                exchange.method(),
                // Some clients join paths with a slash too many.
                exchange.path().replaceAll("/{2,}", "/"),
                exchange.queryParameters(),
                headers,
                json.orElse(MissingNode.getInstance()),
                plain ? new String(body, StandardCharsets.UTF_8) : "",
                read.isEmpty() || (body.length > 0 && json.isEmpty()),
                Injection.NONE);
    }

    /** The body, unpacked; empty where it says that it is packed and is not. */
    private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.body()) {
            boolean zipped = exchange.header("content-encoding")
                    .map("gzip"::equalsIgnoreCase)
                    .orElse(false);
            if (!zipped) {
                return Optional.of(in.readAllBytes());
            }
            byte[] packed = in.readAllBytes();
            return packed.length == 0 ? Optional.of(packed) : unpacked(packed);
        }
    }

    private static Optional<byte[]> unpacked(byte[] packed) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A request whose body is not JSON and is still to be read. */
    public static WireRequest unread(HttpExchange exchange) {
        return new WireRequest(
                exchange.method(),
                exchange.path(),
                exchange.queryParameters(),
                exchange.headers(),
                MissingNode.getInstance(),
                "",
                false,
                Injection.NONE);
    }

    public WireRequest with(Injection fault) {
        return new WireRequest(method, path, query, headers, json, text, malformed, fault);
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The SQL that this request submits, in whichever protocol; null where it submits none. */
    public @Nullable String sql() {
        String driver = Json.text(json, "sqlText");
        boolean describes = json.path("describeOnly").asBoolean();
        boolean submits = method.equals("POST") && !describes && !path.endsWith("/abort-request");
        return !submits ? null : driver != null ? driver : Json.text(json, "statement");
    }

    /** The token of {@code Authorization: Snowflake Token="…"} or {@code Bearer …}; empty where there is none. */
    public Optional<String> token() {
        String value = headers.getOrDefault("authorization", "");
        if (value.startsWith("Snowflake Token=\"") && value.endsWith("\"")) {
            return Optional.of(value.substring("Snowflake Token=\"".length(), value.length() - 1));
        }
        return value.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())
                ? Optional.of(value.substring("Bearer ".length()).trim())
                : Optional.empty();
    }
}
