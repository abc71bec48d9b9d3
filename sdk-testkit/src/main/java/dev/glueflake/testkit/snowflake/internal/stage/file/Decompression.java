package dev.glueflake.testkit.snowflake.internal.stage.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.brotli.dec.BrotliInputStream;

/** Unpacks a file while it is read. */
public final class Decompression {
    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    /** What follows {@code BZh} and the block size. */
    private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};

    private static final int SIGHT = 4 + 6;

    private Decompression() {}

    /** The compression of a file by its first bytes, where none was named; Brotli has none to be known by. */
    public static Compression detect(BufferedInputStream in) throws IOException {
        in.mark(SIGHT);
        byte[] first = in.readNBytes(SIGHT);
        in.reset();
        if (first.length == SIGHT && beginsWith(Arrays.copyOfRange(first, 4, SIGHT), BZIP2_BLOCK)) {
            return Compression.BZ2;
        }
        if (isZlib(first)) {
            return Compression.DEFLATE;
        }
        return beginsWith(first, GZIP)
                ? Compression.GZIP
                : beginsWith(first, ZSTD) ? Compression.ZSTD : Compression.NONE;
    }

    /** Two bytes say little, so only the three headers that writers make count, each with a byte that is no text. */
    private static boolean isZlib(byte[] first) {
        if (first.length < 2 || first[0] != 0x78) {
            return false;
        }
        return first[1] == 0x01 || first[1] == (byte) 0x9c || first[1] == (byte) 0xda;
    }

    public static InputStream open(InputStream packed, Compression compression) throws IOException {
        BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
        Compression known = compression == Compression.AUTO ? detect(in) : compression;
        return switch (known) {
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in);
            case BROTLI -> new BrotliInputStream(in, BUFFER);
            case BZ2 -> new BZip2CompressorInputStream(in, true);
            case DEFLATE -> new InflaterInputStream(in, new Inflater(), BUFFER);
            case RAW_DEFLATE -> new InflaterInputStream(in, new Inflater(true), BUFFER);
            case NONE, AUTO -> in;
        };
    }

    private static boolean beginsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(Arrays.copyOf(bytes, magic.length), magic);
    }
}
