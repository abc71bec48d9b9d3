package dev.glueflake.testkit.snowflake.internal.stage.orc;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.xerial.snappy.Snappy;

/** How the blocks of a file are packed. */
enum Codec {
    NONE,
    ZLIB,
    SNAPPY,
    LZO,
    LZ4,
    ZSTD,
    BROTLI;

    /** The codec by its number in the file. */
    static Codec of(long number) throws IOException {
        if (number < 0 || number >= values().length) {
            throw new IOException("compression " + number);
        }
        Codec codec = values()[(int) number];
        if (codec == LZO || codec == BROTLI) {
            throw Errors.unsupported("ORC files packed with " + codec);
        }
        return codec;
    }

    /**
     * Unpacks a block.
     *
     * @return how many bytes there are now
     * @throws IOException also where there are more than have room
     */
    int unpack(byte[] block, byte[] into) throws IOException {
        try {
            return switch (this) {
                case ZLIB -> inflate(block, into);
                case SNAPPY -> snappy(block, into);
                case LZ4 -> lz4(block, into);
                case ZSTD -> zstd(block, into);
                default -> throw new IllegalStateException(name() + " packs nothing");
            };
        } catch (DataFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("a damaged block", e);
        }
    }

    private static int inflate(byte[] block, byte[] into) throws IOException, DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(block);
            int length = inflater.inflate(into);
            if (!inflater.finished() && inflater.inflate(new byte[1]) != 0) {
                throw tooLong();
            }
            return length;
        } finally {
            inflater.end();
        }
    }

    private static int snappy(byte[] block, byte[] into) throws IOException {
        if (Snappy.uncompressedLength(block) > into.length) {
            throw tooLong();
        }
        return Snappy.uncompress(block, 0, block.length, into, 0);
    }

    private static int lz4(byte[] block, byte[] into) throws IOException {
        try (BlockLZ4CompressorInputStream in = new BlockLZ4CompressorInputStream(new ByteArrayInputStream(block))) {
            int length = in.readNBytes(into, 0, into.length);
            if (length == into.length && in.read() >= 0) {
                throw tooLong();
            }
            return length;
        }
    }

    private static int zstd(byte[] block, byte[] into) throws IOException {
        try {
            return (int) Zstd.decompressByteArray(into, 0, into.length, block, 0, block.length);
        } catch (ZstdException e) {
            throw new IOException("a damaged block", e);
        }
    }

    private static IOException tooLong() {
        return new IOException("a block of more bytes than the file says");
    }
}
