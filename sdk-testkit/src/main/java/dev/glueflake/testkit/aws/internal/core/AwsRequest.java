package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.internal.http.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A request as the services see it. Belongs to the thread that serves it. */
public final class AwsRequest {
    /** More than any service but S3 takes. */
    private static final int MAX_PAYLOAD_BYTES = 16 * 1024 * 1024;

    private final HttpExchange exchange;
    private final String id = UUID.randomUUID().toString();
    private final SigningScope scope;
    private boolean cutHalfWay;
    private byte @Nullable [] payload;
    private @Nullable Map<String, String> form;

    AwsRequest(HttpExchange exchange) {
        this.exchange = exchange;
        this.scope = SigningScope.of(this);
    }

    public String id() {
        return id;
    }

    public SigningScope scope() {
        return scope;
    }

    public String method() {
        return exchange.method();
    }

    public String path() {
        return exchange.path();
    }

    public Optional<String> header(String name) {
        return exchange.header(name);
    }

    /** All headers by lower-case name. */
    public Map<String, String> headers() {
        return exchange.headers();
    }

    public Optional<String> query(String name) {
        return exchange.query(name);
    }

    public Map<String, String> queryParameters() {
        return exchange.queryParameters();
    }

    /** The body as it comes; an S3 body may be of any size. */
    public InputStream body() throws IOException {
        if (!cutHalfWay) {
            return exchange.body();
        }
        return new CutInputStream(exchange.body(), length() / 2);
    }

    /** The whole body, inflated; at most 16 MiB. */
    public byte[] payload() throws IOException {
        byte[] known = payload;
        if (known == null) {
            known = header("content-encoding").orElse("").equals("gzip") ? inflated(limited(body())) : limited(body());
            payload = known;
        }
        return known;
    }

    /** The fields of a form body; empty where the request has none. */
    public Map<String, String> form() throws IOException {
        Map<String, String> known = form;
        if (known == null) {
            boolean isForm = header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
            known = isForm ? FormFields.parse(new String(payload(), StandardCharsets.UTF_8)) : Map.of();
            form = known;
        }
        return known;
    }

    /** Breaks the body off half-way for whoever reads it; false where there is no body left to break. */
    boolean cutBodyHalfWay() {
        cutHalfWay = payload == null && length() > 0;
        return cutHalfWay;
    }

    private long length() {
        return header("content-length").map(Long::parseLong).orElse(0L);
    }

    /**
     * Reads what a client still sends, so that it sees the answer and not a broken pipe. A client that waits for "100
     * Continue" gets it too: the JDK's HTTP client cannot read the body of an answer that comes instead.
     */
    void drain() throws IOException {
        if (payload == null) {
            exchange.body().skip(Long.MAX_VALUE);
        }
    }

    private static byte[] inflated(byte[] zipped) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return limited(in);
        } catch (ZipException e) {
            throw ServiceException.badRequest("SerializationException", "The body is not gzip: " + e.getMessage());
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_PAYLOAD_BYTES + 1);
        if (bytes.length > MAX_PAYLOAD_BYTES) {
            throw new ServiceException(413, "RequestEntityTooLarge", "The body is larger than 16 MiB.");
        }
        return bytes;
    }
}
