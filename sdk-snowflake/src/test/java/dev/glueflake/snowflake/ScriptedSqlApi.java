package dev.glueflake.snowflake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A server that answers what a test wrote down, one answer per request, and remembers the requests. */
final class ScriptedSqlApi implements AutoCloseable {

    static final String HANDLE = "01b2c3d4-0000-0000-0000-000000000001";

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    record Request(String method, String target, String token, String body) {}

    /** Status 0 cuts the connection. */
    private record Answer(int status, String body) {}

    ScriptedSqlApi() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    ScriptedSqlApi answer(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    ScriptedSqlApi running() {
        return answer(202, "{\"code\":\"333334\",\"message\":\"running\",\"statementHandle\":\"" + HANDLE + "\"}");
    }

    ScriptedSqlApi cut() {
        return answer(0, "");
    }

    /** One row of one number. */
    ScriptedSqlApi number(long value) {
        return answer(
                200,
                "{\"code\":\"090001\",\"statementHandle\":\"" + HANDLE + "\",\"resultSetMetaData\":{\"numRows\":1,"
                        + "\"rowType\":[{\"name\":\"N\",\"type\":\"FIXED\",\"precision\":38,\"scale\":0}],"
                        + "\"partitionInfo\":[{\"rowCount\":1}]},\"data\":[[\"" + value + "\"]]}");
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
        Answer answer = answers.isEmpty() ? new Answer(500, "{}") : answers.remove();
        if (answer.status() > 0) {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
