package dev.glueflake.testkit.snowflake.internal.stage.file;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Packs a file while it is written; {@code AUTO} is gzip. */
public final class Compressing {
    private Compressing() {}

    /** What a file's name gets behind its own extension. */
    public static String extension(Compression compression) {
        return switch (compression) {
            case AUTO, GZIP -> ".gz";
            case BROTLI -> ".br";
            case BZ2 -> ".bz2";
            case ZSTD -> ".zst";
            case DEFLATE -> ".deflate";
            case RAW_DEFLATE -> ".raw_deflate";
            case NONE -> "";
        };
    }

    public static OutputStream open(OutputStream out, Compression compression) throws IOException {
        return switch (compression) {
            case AUTO, GZIP -> new GZIPOutputStream(out);
            case BROTLI -> throw Errors.unsupported("COPY INTO a location with COMPRESSION = BROTLI");
            case BZ2 -> new BZip2CompressorOutputStream(out);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(out);
            case DEFLATE -> new DeflaterOutputStream(out);
            case RAW_DEFLATE -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            case NONE -> out;
        };
    }
}
