package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Wraps a stream at its first read. */
public final class LazyInputStream extends InputStream {
    private final InputStream raw;
    private final Wrapper wrapper;
    private @Nullable InputStream opened;

    /** Makes the stream that is read. */
    @FunctionalInterface
    public interface Wrapper {
        InputStream wrap(InputStream raw) throws IOException;
    }

    public LazyInputStream(InputStream raw, Wrapper wrapper) {
        this.raw = raw;
        this.wrapper = wrapper;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return opened().read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        InputStream wrapped = opened;
        if (wrapped != null) {
            wrapped.close();
        }
        raw.close();
    }

    private InputStream opened() throws IOException {
        InputStream wrapped = opened;
        if (wrapped == null) {
            wrapped = wrapper.wrap(raw);
            opened = wrapped;
        }
        return wrapped;
    }
}
