package dev.glueflake.testkit.internal.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of Jetty's. */
final class JettyExchange implements HttpExchange {
    private static final Logger LOG = LoggerFactory.getLogger(JettyExchange.class);
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Request request;
    private final Response response;
    private final String rawPath;
    private final String rawQuery;
    private boolean answered;
    private boolean aborted;

    JettyExchange(Request request, Response response) {
        this.request = request;
        this.response = response;
        String path = request.getHttpURI().getPath();
        this.rawPath = path == null ? "" : path;
        String query = request.getHttpURI().getQuery();
        this.rawQuery = query == null ? "" : query;
    }

    boolean answered() {
        return answered;
    }

    boolean aborted() {
        return aborted;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public String path() {
        return PercentEncoding.decode(rawPath, false);
    }

    @Override
    public String rawQuery() {
        return rawQuery;
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(queryParameters().get(name));
    }

    @Override
    public Map<String, String> queryParameters() {
        return PercentEncoding.parameters(rawQuery);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> all = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            all.merge(field.getName().toLowerCase(Locale.ROOT), value, (one, other) -> one + "," + other);
        }
        return all;
    }

    @Override
    public InputStream body() {
        return Content.Source.asInputStream(request);
    }

    @Override
    public void reply(int status, Map<String, String> headers, byte[] body) throws IOException {
        head(status, headers);
        boolean noBody = method().equals("HEAD") || status == 204 || status == 304;
        if (!noBody) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        Content.Sink.write(response, true, noBody ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body));
    }

    @Override
    public OutputStream replyStream(int status, Map<String, String> headers, long length) {
        head(status, headers);
        if (length >= 0) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        }
        return new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES);
    }

    private void head(int status, Map<String, String> headers) {
        if (answered) {
            throw new IllegalStateException("A second answer to " + method() + " " + rawPath);
        }
        answered = true;
        response.setStatus(status);
        headers.forEach(response.getHeaders()::put);
    }

    @Override
    public void abort() {
        answered = true;
        aborted = true;
        connection().close();
    }

    @Override
    public void reset() {
        if (connection().getTransport() instanceof SocketChannel socket) {
            try {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                LOG.debug("The connection is closed already", e);
            }
        }
        abort();
    }

    private EndPoint connection() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
