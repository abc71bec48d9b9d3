package dev.glueflake.testkit.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty's core server, set up for small requests, long polls and paths that must stay as the client wrote them. */
final class JettyHttpServer implements HttpServer {
    /** Bounds the requests that block at one time, not the connections: an idle connection holds no thread. */
    private static final int MAX_THREADS = 512;

    private static final int MIN_THREADS = 4;
    private static final int IDLE_THREAD_MILLIS = 10_000;
    private static final int STOP_MILLIS = 4_000;
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int INPUT_BUFFER_BYTES = 64 * 1024;
    private static final int BACKLOG = 1_024;

    private final Server server;
    private final URI uri;

    private JettyHttpServer(Server server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    static HttpServer start(String name, String host, int port, HttpHandler handler) {
        Server server = new Server(threads(name), new ScheduledExecutorScheduler(name + "-timer", true), null);
        ServerConnector connector = new ServerConnector(server, 0, 1, http());
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        // A client may keep a connection, or wait for one answer, as long as it likes.
        connector.setIdleTimeout(0);
        connector.setAcceptedTcpNoDelay(true);
        connector.setShutdownIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(new JettyHandler(handler));
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + host + ":" + port + " (" + e.getMessage() + ")", e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the HTTP server " + name, e);
        }
        return new JettyHttpServer(server, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
    }

    private static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);
        threads.setName(name);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setStopTimeout(STOP_MILLIS);
        return threads;
    }

    private static HttpConnectionFactory http() {
        HttpConnectionFactory http = new HttpConnectionFactory(configuration());
        // Held only while a request is read; the default of 8 KB takes eight times the calls for a large body.
        http.setInputBufferSize(INPUT_BUFFER_BYTES);
        return http;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_HEADER_BYTES);
        // Object keys hold "//", "..", "%2F" and the like: nothing is refused or normalised here.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot stop the HTTP server at " + uri, e);
        }
        server.destroy();
    }
}
