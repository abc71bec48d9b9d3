package dev.glueflake.testkit.aws.internal.s3.receive;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes the framing of {@code aws-chunked} off a body: chunks with their length in front, perhaps signed, and a trailer
 * of headers behind the last one. Signatures are not checked.
 */
final class AwsChunkedInputStream extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final int HEX = 16;

    private final InputStream in;
    private final Map<String, String> trailer = new LinkedHashMap<>();
    private long left;
    private boolean first = true;
    private boolean ended;

    AwsChunkedInputStream(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    /** The headers behind the body, by lower-case name; complete once the body is read to its end. */
    Map<String, String> trailer() {
        return Collections.unmodifiableMap(trailer);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw incomplete();
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first && !line().isEmpty()) {
            throw malformed("a chunk is longer than it says");
        }
        first = false;
        String head = line();
        int semicolon = head.indexOf(';');
        try {
            left = Long.parseLong((semicolon < 0 ? head : head.substring(0, semicolon)).strip(), HEX);
        } catch (NumberFormatException e) {
            throw malformed("a chunk does not begin with its length in hexadecimal digits");
        }
        if (left < 0) {
            throw malformed("a chunk has a negative length");
        }
        if (left == 0) {
            readTrailer();
            ended = true;
        }
    }

    private void readTrailer() throws IOException {
        int next = peek();
        while (next >= 0) {
            String line = line();
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailer.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            } else if (!line.isEmpty()) {
                throw malformed("the trailer has a line without a colon");
            }
            next = peek();
        }
    }

    private int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw incomplete();
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw malformed("a line of the framing does not end");
            }
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static ServiceException incomplete() {
        return ServiceException.badRequest("IncompleteBody", "The request body terminated unexpectedly");
    }

    private static ServiceException malformed(String what) {
        return ServiceException.badRequest("IncompleteBody", "The body is not aws-chunked: " + what + ".");
    }
}
