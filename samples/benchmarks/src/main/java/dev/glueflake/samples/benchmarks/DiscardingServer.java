package dev.glueflake.samples.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers the calls of a multipart upload and keeps nothing: the least that a server can do. */
final class DiscardingServer implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final String ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<Result><Bucket>b</Bucket><Key>large</Key><UploadId>1</UploadId><ETag>\"e\"</ETag></Result>";

    private final HttpServer server;
    private final ExecutorService threads;

    private DiscardingServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static DiscardingServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", DiscardingServer::answer);
        server.start();
        return new DiscardingServer(server, threads);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (exchange) {
            InputStream body = exchange.getRequestBody();
            while (body.read(buffer) >= 0) {
                continue;
            }
            boolean part = exchange.getRequestMethod().equals("PUT");
            byte[] answer = part ? new byte[0] : ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            exchange.sendResponseHeaders(200, part ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
