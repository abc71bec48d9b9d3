package dev.glueflake.testkit.snowflake.internal.stage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class DecompressionTest {
    private static final String TEXT = "1,a\n2,b\n";

    @Test
    void findsTheCompressionByItself() throws IOException {
        assertThat(read(gzip(TEXT), Compression.AUTO)).isEqualTo(TEXT);
        assertThat(read(zstd(TEXT), Compression.AUTO)).isEqualTo(TEXT);
        assertThat(read(bytes(TEXT), Compression.AUTO)).isEqualTo(TEXT);
        assertThat(read(bytes(""), Compression.AUTO)).isEmpty();
        assertThat(read(bytes("BZh9 is text"), Compression.AUTO)).isEqualTo("BZh9 is text");
    }

    @Test
    void readsFilesOfSeveralParts() throws IOException {
        assertThat(read(join(gzip("1,a\n"), gzip("2,b\n")), Compression.GZIP)).isEqualTo(TEXT);
        assertThat(read(join(zstd("1,a\n"), zstd("2,b\n")), Compression.ZSTD)).isEqualTo(TEXT);
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsAnError() {
        assertThatThrownBy(() -> read(bytes(TEXT), Compression.GZIP)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(bytes(TEXT), Compression.ZSTD)).isInstanceOf(IOException.class);
        byte[] whole = zstd(TEXT.repeat(1000));
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(whole, whole.length - 3), Compression.ZSTD))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsTheOtherCompressions() throws IOException {
        byte[] bzip2 = packed(BZip2CompressorOutputStream::new);
        assertThat(read(bzip2, Compression.AUTO)).isEqualTo(TEXT);
        assertThat(read(join(bzip2, bzip2), Compression.BZ2)).isEqualTo(TEXT + TEXT);
        byte[] zlib = packed(DeflaterOutputStream::new);
        assertThat(read(zlib, Compression.AUTO)).isEqualTo(TEXT);
        assertThat(read(zlib, Compression.DEFLATE)).isEqualTo(TEXT);
        byte[] raw = packed(out -> new DeflaterOutputStream(out, new Deflater(1, true)));
        assertThat(read(raw, Compression.RAW_DEFLATE)).isEqualTo(TEXT);
        byte[] cut = java.util.Arrays.copyOf(bzip2, bzip2.length - 6);
        assertThatThrownBy(() -> read(cut, Compression.BZ2)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(zlib, zlib.length - 6), Compression.DEFLATE))
                .isInstanceOf(IOException.class);
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packer packer) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(packed)) {
            out.write(bytes(TEXT));
        }
        return packed.toByteArray();
    }

    private static String read(byte[] packed, Compression compression) throws IOException {
        try (var in = Decompression.open(new ByteArrayInputStream(packed), compression)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(bytes(text));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
