package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.internal.http.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts answers on the wire, whole or broken. */
final class Sender {
    private final HttpExchange exchange;
    private final AwsRequest request;

    Sender(HttpExchange exchange, AwsRequest request) {
        this.exchange = exchange;
        this.request = request;
    }

    void send(AwsAnswer answer) throws IOException {
        try (AwsBody body = answer.body()) {
            request.drain();
            Map<String, String> headers = headers(answer);
            if (body instanceof AwsBody.Bytes bytes) {
                exchange.reply(answer.status(), headers, bytes.bytes());
                return;
            }
            try (OutputStream out = exchange.replyStream(answer.status(), headers, body.length())) {
                body.writeTo(out);
            }
        }
    }

    /** Headers and half of the body, then a cut. */
    @SuppressWarnings("resource") // closing the stream would end the answer; the connection is cut instead
    void sendHalf(AwsAnswer answer) throws IOException {
        try (AwsBody body = answer.body()) {
            request.drain();
            OutputStream out = exchange.replyStream(answer.status(), headers(answer), body.length());
            try {
                body.writeTo(new LimitedOutputStream(out, body.length() / 2));
            } catch (LimitedOutputStream.LimitReachedException expected) {
                out.flush();
            }
        }
        cut();
    }

    void cut() {
        exchange.reset();
    }

    private Map<String, String> headers(AwsAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.putIfAbsent("x-amzn-RequestId", request.id());
        return headers;
    }
}
