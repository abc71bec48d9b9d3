package dev.glueflake.glue.internal.event;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * All members of a gzip file, and nothing else.
 *
 * <p>The platform's stream ends without an error before bytes that are no member, and may miss a member when the bytes at
 * hand happen to end with the one before. Here each fill is as large as can be, and what is left over is an error.
 */
final class GzipMembers extends GZIPInputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int TRAILER = 8;

    private final Whole stored;
    private long filled;

    GzipMembers(InputStream stored) throws IOException {
        this(new Whole(stored));
    }

    private GzipMembers(Whole stored) throws IOException {
        super(stored, BUFFER);
        this.stored = stored;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filled = stored.count;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read < 0) {
            checkNothingIsLeft();
        }
        return read;
    }

    /** The last trailer lies in the buffer, or partly behind it. */
    private void checkNothingIsLeft() throws IOException {
        int kept = inf.getRemaining();
        long expected = filled + Math.max(0, TRAILER - kept);
        if (kept > TRAILER || stored.count != expected || stored.read() >= 0) {
            throw new ZipException("bytes that are no gzip follow the last member");
        }
    }

    /** Reads as much as is asked for, and says that there is more until there is not. */
    private static final class Whole extends FilterInputStream {
        private long count;

        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.readNBytes(bytes, offset, length);
            count += read;
            return read == 0 && length > 0 ? -1 : read;
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}
