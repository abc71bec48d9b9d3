package dev.glueflake.testkit.aws.internal.core;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets some bytes pass and then refuses. */
final class LimitedOutputStream extends FilterOutputStream {
    private long left;

    LimitedOutputStream(OutputStream out, long bytes) {
        super(out);
        this.left = bytes;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int part = (int) Math.min(length, left);
        out.write(bytes, offset, part);
        left -= part;
        if (part < length) {
            throw new LimitReachedException();
        }
    }

    /** The limit is reached. */
    static final class LimitReachedException extends IOException {
        private static final long serialVersionUID = 1L;

        LimitReachedException() {
            super("Half of the answer is sent");
        }
    }
}
