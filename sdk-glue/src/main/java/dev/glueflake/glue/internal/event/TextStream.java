package dev.glueflake.glue.internal.event;

import dev.glueflake.core.PermanentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds the text of a file, and turns what decompression says of damaged content into a clear error. */
final class TextStream extends FilterInputStream {
    private final long maxBytes;
    private final String what;
    private long count;

    TextStream(InputStream in, long maxBytes, String what) {
        super(in);
        this.maxBytes = maxBytes;
        this.what = what;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            if (count > maxBytes) {
                throw new PermanentException(
                        "EVENT_FILE_TOO_LARGE",
                        "The text of " + what + " is longer than " + maxBytes + " bytes, the lesser of maxFileBytes and"
                                + " 200 times its stored size: raise maxFileBytes, or compress it less.",
                        Map.of("source", what),
                        null);
            }
            return read;
        } catch (IOException e) {
            throw damaged(what, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    static PermanentException damaged(String what, String why, @Nullable Throwable cause) {
        return new PermanentException(
                "EVENT_FILE_DAMAGED",
                "The content of " + what + " cannot be decompressed: " + why
                        + ". Nothing was written; store the file again.",
                Map.of("source", what),
                cause);
    }
}
