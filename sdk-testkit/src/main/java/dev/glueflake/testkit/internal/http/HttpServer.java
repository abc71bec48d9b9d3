package dev.glueflake.testkit.internal.http;

import java.net.URI;

/** An HTTP/1.1 server without Nagle's delay, on daemon threads. */
public interface HttpServer extends AutoCloseable {

    /** Starts one on the loopback interface. {@code port} 0 takes a free one. */
    static HttpServer start(String name, int port, HttpHandler handler) {
        return JettyHttpServer.start(name, "127.0.0.1", port, handler);
    }

    /** Starts one on all interfaces, for containers of this machine. {@code port} 0 takes a free one. */
    static HttpServer startOnAllInterfaces(String name, int port, HttpHandler handler) {
        return JettyHttpServer.start(name, "0.0.0.0", port, handler);
    }

    /** {@code http://127.0.0.1:PORT}, without a trailing slash. */
    URI uri();

    /** Ends the server and its threads; requests that are under way are cut. */
    @Override
    void close();
}
