package dev.glueflake.testkit.aws.internal.s3.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bytes that never change and may have several owners: the object, its copies, and whoever is reading it. The last one
 * to release them frees them, so a reader is never cut off by a delete. Safe for use by several threads.
 */
public abstract class Blob {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final AtomicInteger owners = new AtomicInteger(1);

    /** Adds an owner; only to be called by one who owns the bytes now. */
    public final Blob retain() {
        owners.incrementAndGet();
        return this;
    }

    public final void release() {
        if (owners.decrementAndGet() == 0) {
            free();
        }
    }

    public abstract long length();

    /** The bytes from an offset on. */
    public abstract InputStream open(long from) throws IOException;

    public final void copy(long from, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, length))];
        try (InputStream in = open(from)) {
            long left = length;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new IOException("A stored body is shorter than it was");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    abstract void free();
}
