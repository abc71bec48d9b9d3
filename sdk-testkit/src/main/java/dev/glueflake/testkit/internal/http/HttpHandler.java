package dev.glueflake.testkit.internal.http;

import java.io.IOException;

/** Answers one request. Called on a server thread; it may block. */
@FunctionalInterface
public interface HttpHandler {
    void handle(HttpExchange exchange) throws IOException;
}
