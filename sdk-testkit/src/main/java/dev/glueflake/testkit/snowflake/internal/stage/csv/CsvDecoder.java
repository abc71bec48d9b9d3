package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Characters of a file. Bytes that are no character become lone surrogates, which no valid text has, so that only the row
 * that holds them fails; see {@link InvalidText}.
 */
final class CsvDecoder {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private boolean ended;
    private boolean flushed;
    private boolean sawInvalid;

    CsvDecoder(InputStream in, CsvFormat.Text text) {
        this.in = in;
        CodingErrorAction onError = text.replaceInvalid() ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        this.decoder = text.encoding().newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError);
    }

    boolean sawInvalid() {
        return sawInvalid;
    }

    /** Puts at least one character into {@code out}, else says false: the file has ended. */
    boolean read(CharBuffer out) throws IOException {
        int before = out.position();
        while (out.position() == before && !flushed && out.remaining() > 1) {
            if (!ended && bytes.remaining() < 16) {
                fill();
            }
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                keepInvalid(result.length(), out);
            } else if (result.isUnderflow() && ended) {
                decoder.flush(out);
                flushed = true;
            } else if (result.isUnderflow()) {
                fill();
            }
        }
        return out.position() > before;
    }

    private void keepInvalid(int length, CharBuffer out) {
        sawInvalid = true;
        for (int i = 0; i < length && out.hasRemaining(); i++) {
            out.put(InvalidText.mark(bytes.get()));
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }
}
