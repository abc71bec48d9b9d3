package dev.glueflake.core.s3;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Makes the compressing stream before the parts. */
final class Compressors {
    private static final int GZIP_BUFFER = 64 * 1024;

    private Compressors() {}

    static OutputStream compress(Compression compression, OutputStream out) {
        try {
            return switch (compression) {
                case NONE -> out;
                case GZIP -> new GZIPOutputStream(out, GZIP_BUFFER);
                case ZSTD -> new ZstdOutputStreamNoFinalizer(out);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Frees the native memory of a compressor whose output is no longer wanted; the parts drop what it still writes. */
    static void release(OutputStream compressor) {
        try {
            compressor.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
