package dev.glueflake.testkit.snowflake.internal.wire;

import dev.glueflake.testkit.internal.http.HttpExchange;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/** How an answer goes out: whole, cut in half, or as a mere status. */
final class Transport {
    private static final int OK = 200;
    private static final int FAILED = 422;
    private static final int TOO_MANY = 429;

    private final HttpExchange exchange;

    Transport(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void send(WireReply reply) throws IOException {
        // Noted before the last byte is out: whoever has read the answer must find it noted.
        reply.delivered();
        exchange.reply(reply.status(), reply.headers(), reply.body());
    }

    void truncate(WireReply reply) throws IOException {
        OutputStream out = exchange.replyStream(reply.status(), reply.headers(), reply.body().length);
        out.write(reply.body(), 0, reply.body().length / 2);
        out.flush();
        exchange.abort();
    }

    /** A mere status; with 429 goes what Snowflake says with it. */
    void fail(int status) throws IOException {
        if (status == TOO_MANY) {
            send(WireReply.json(status, out -> {
                out.writeStartObject();
                out.writeStringField("code", "390505");
                out.writeStringField("message", "Too many requests.");
                out.writeEndObject();
            }));
        } else {
            exchange.reply(status, Map.of("Content-Type", "text/plain"), new byte[0]);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static WireReply internalError(WireRequest request, SnowflakeException error) {
        return WireReply.json(request.path().startsWith("/api/") ? FAILED : OK, out -> {
            out.writeStartObject();
            out.writeNullField("data");
            out.writeStringField("code", error.code());
            out.writeStringField("sqlState", error.sqlState());
            out.writeStringField("message", error.getMessage());
            out.writeBooleanField("success", false);
            out.writeEndObject();
        });
    }
}
