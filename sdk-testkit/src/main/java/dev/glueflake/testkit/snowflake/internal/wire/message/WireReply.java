package dev.glueflake.testkit.snowflake.internal.wire.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** One answer, not yet sent. */
public final class WireReply {
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private Delivery delivery = new Delivery() {};

    private WireReply(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** What is to happen when an answer goes out whole. */
    public interface Delivery {
        default void done() {}
    }

    public static WireReply json(int status, Json.Writer body) {
        return new WireReply(status, Json.write(body)).header("Content-Type", "application/json");
    }

    /** A refusal that has nothing to do with a statement, as drivers and the REST APIs read it. */
    public static WireReply failure(int status, String code, String message) {
        return json(status, out -> {
            out.writeStartObject();
            out.writeNullField("data");
            out.writeStringField("code", code);
            out.writeStringField("message", message);
            out.writeBooleanField("success", false);
            out.writeNullField("headers");
            out.writeEndObject();
        });
    }

    public static WireReply bytes(int status, byte[] body) {
        return new WireReply(status, body);
    }

    public WireReply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public WireReply onDelivery(Delivery action) {
        delivery = action;
        return this;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public void delivered() {
        delivery.done();
    }
}
