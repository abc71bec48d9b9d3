package dev.glueflake.testkit.aws.internal.s3.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body: in memory up to a threshold, then to a file. Closed before {@link #blob()} it leaves nothing behind.
 */
public final class BlobWriter extends OutputStream {
    static final int MEMORY_BYTES = 256 * 1024;

    private final BlobStore store;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long length;

    BlobWriter(BlobStore store) {
        this.store = store;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        OutputStream target = out;
        if (target == null && length > MEMORY_BYTES) {
            target = spill();
        }
        (target == null ? memory : target).write(bytes, offset, count);
    }

    private OutputStream spill() throws IOException {
        Path target = store.newFile();
        file = target;
        OutputStream opened = Files.newOutputStream(target);
        out = opened;
        memory.writeTo(opened);
        memory.reset();
        return opened;
    }

    /** Ends the writing; the caller owns the blob. */
    public Blob blob() throws IOException {
        Path written = file;
        if (written == null) {
            return new MemoryBlob(memory.toByteArray());
        }
        closeFile();
        file = null;
        return new FileBlob(written, length);
    }

    @Override
    public void close() throws IOException {
        closeFile();
        Path left = file;
        if (left != null) {
            Files.deleteIfExists(left);
        }
    }

    private void closeFile() throws IOException {
        OutputStream opened = out;
        if (opened != null) {
            opened.close();
        }
    }
}
