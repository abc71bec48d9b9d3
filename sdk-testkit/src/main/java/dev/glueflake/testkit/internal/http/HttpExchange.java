package dev.glueflake.testkit.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** One request and its answer, whatever server is underneath. Not thread-safe: it belongs to the thread that handles it. */
public interface HttpExchange {
    String method();

    /** The path as sent, percent-encoding kept, without the query. */
    String rawPath();

    /** The path, percent-decoded. */
    String path();

    /** The query as sent, or empty. */
    String rawQuery();

    /** A query parameter, decoded; the first one of that name. */
    Optional<String> query(String name);

    /** A header, case-insensitively; the first one of that name. */
    Optional<String> header(String name);

    /** All headers under their lower-case names, in the order sent; several of one name are joined by a comma. */
    Map<String, String> headers();

    /** All query parameters, decoded, in the order sent; the first one of each name. */
    Map<String, String> queryParameters();

    /** The body as sent: still compressed or chunk-signed where the client did that. */
    InputStream body() throws IOException;

    /**
     * Sends status, headers and body in one go. For HEAD the body is left out; a Content-Length among the headers stands.
     */
    void reply(int status, Map<String, String> headers, byte[] body) throws IOException;

    /**
     * Sends status and headers, then what is written to the stream (buffered until flushed); closing it ends the answer.
     *
     * @param length of the body in bytes, or -1 where it is not known (chunked then)
     */
    OutputStream replyStream(int status, Map<String, String> headers, long length) throws IOException;

    /** Cuts the connection, with or without bytes already sent: what a broken network looks like to a client. */
    void abort();

    /**
     * Cuts the connection with a TCP reset, which no client can take for the end of a body; the JDK's
     * HttpURLConnection does so with an orderly end.
     */
    void reset();
}
