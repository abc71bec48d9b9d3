package dev.glueflake.testkit.aws.internal.s3.blob;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A small body. */
final class MemoryBlob extends Blob {
    private final byte[] bytes;

    MemoryBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open(long from) {
        return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
    }

    @Override
    void free() {
        // The garbage collector does it.
    }
}
