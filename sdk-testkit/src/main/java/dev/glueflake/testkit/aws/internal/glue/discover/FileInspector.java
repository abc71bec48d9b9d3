package dev.glueflake.testkit.aws.internal.glue.discover;

import com.github.luben.zstd.ZstdInputStream;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Tells what a file is by its first bytes and reads its schema. Serves one crawl. */
final class FileInspector implements AutoCloseable {
    private static final int MAGIC_BYTES = 4;
    /** How much of a text is read. */
    private static final int SAMPLE_BYTES = 1024 * 1024;

    private final Bucket bucket;
    private final ParquetFiles parquet = new ParquetFiles();

    FileInspector(Bucket bucket) {
        this.bucket = bucket;
    }

    FileSchema inspect(StoredObject listed) {
        StoredObject file = bucket.acquire(listed.key());
        try {
            return read(file);
        } catch (IOException e) {
            throw GlueErrors.invalid(
                    "The file s3://" + bucket.name() + "/" + file.key() + " cannot be read: " + e.getMessage());
        } finally {
            file.blob().release();
        }
    }

    private FileSchema read(StoredObject file) throws IOException {
        byte[] magic = head(file, MAGIC_BYTES);
        if (begins(magic, 'P', 'A', 'R', '1')) {
            return parquet.schema(file);
        }
        if (begins(magic, 'O', 'b', 'j', 1)) {
            try (InputStream in = file.blob().open(0)) {
                return AvroHeader.schema(in);
            }
        }
        if (begins(magic, 'O', 'R', 'C')) {
            return new FileSchema("orc", List.of(), Map.of(), "none", 0);
        }
        if (begins(magic, 0x1f, 0x8b)) {
            try (InputStream in = new GZIPInputStream(file.blob().open(0))) {
                return text(in).compressed("gzip");
            }
        }
        if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            try (InputStream in = new ZstdInputStream(file.blob().open(0))) {
                return text(in).compressed("zstd");
            }
        }
        try (InputStream in = file.blob().open(0)) {
            return text(in);
        }
    }

    private static byte[] head(StoredObject file, int length) throws IOException {
        try (InputStream in = file.blob().open(0)) {
            return in.readNBytes(length);
        }
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static FileSchema text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(SAMPLE_BYTES);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (bytes.length == SAMPLE_BYTES) {
            // The last line may be cut.
            text = text.substring(0, text.lastIndexOf('\n') + 1);
        }
        String begin = text.stripLeading();
        boolean json = begin.startsWith("{") || begin.startsWith("[");
        return (json ? JsonSample.schema(text) : CsvSample.schema(text)).orElseGet(() -> FileSchema.unknown("none"));
    }

    @Override
    public void close() {
        parquet.close();
    }
}
