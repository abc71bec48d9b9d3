package dev.glueflake.testkit.internal.http;

import java.net.URI;

/** An HTTP/1.1 server on a free port of the loopback interface, without Nagle's delay, on daemon threads. */
public interface HttpServer extends AutoCloseable {

    /** Starts one. {@code port} 0 takes a free one. */
    static HttpServer start(String name, int port, HttpHandler handler) {
        return JettyHttpServer.start(name, port, handler);
    }

    /** {@code http://127.0.0.1:PORT}, without a trailing slash. */
    URI uri();

    /** Ends the server and its threads; requests that are under way are cut. */
    @Override
    void close();
}
