package dev.glueflake.glue.internal.event;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells plain, gzip and Zstandard content apart by its first bytes and decompresses it within limits. */
public final class Content {
    private static final int BUFFER = 64 * 1024;
    private static final int MAGIC = 4;
    private static final int MAX_RATIO = 200;
    /** Below this, a ratio says nothing. */
    private static final long FREE_BYTES = 1024 * 1024;

    private Content() {}

    private enum Form {
        PLAIN,
        GZIP,
        ZSTD
    }

    /**
     * Opens the text.
     *
     * @param raw the stored bytes; what it throws passes through if it is unchecked
     * @param size of the stored bytes
     * @param maxBytes of the text
     * @param what names the file in errors
     */
    public static InputStream open(InputStream raw, long size, long maxBytes, String what) {
        try {
            InputStream stored = new BufferedInputStream(raw, BUFFER);
            Form form = form(stored);
            if (form == Form.PLAIN) {
                return new TextStream(stored, maxBytes, what);
            }
            long most = Math.min(maxBytes, Math.max(FREE_BYTES, size * MAX_RATIO));
            InputStream text = new BufferedInputStream(
                    new TextStream(form == Form.GZIP ? new GzipMembers(stored) : zstd(stored), most, what), BUFFER);
            if (form(text) != Form.PLAIN) {
                throw TextStream.damaged(what, "it is compressed twice", null);
            }
            return text;
        } catch (IOException e) {
            throw TextStream.damaged(what, String.valueOf(e.getMessage()), e);
        }
    }

    private static InputStream zstd(InputStream stored) throws IOException {
        return new ZstdInputStreamNoFinalizer(stored);
    }

    private static Form form(InputStream in) throws IOException {
        in.mark(MAGIC);
        byte[] start = in.readNBytes(MAGIC);
        in.reset();
        if (start.length >= 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b) {
            return Form.GZIP;
        }
        boolean zstd = start.length == MAGIC
                && start[0] == (byte) 0x28
                && start[1] == (byte) 0xb5
                && start[2] == (byte) 0x2f
                && start[3] == (byte) 0xfd;
        return zstd ? Form.ZSTD : Form.PLAIN;
    }
}
