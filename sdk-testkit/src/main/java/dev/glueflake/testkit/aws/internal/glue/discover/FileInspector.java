package dev.glueflake.testkit.aws.internal.glue.discover;

import com.github.luben.zstd.ZstdInputStream;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
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

    private final CrawledStore store;
    private final String bucket;
    private final ParquetFiles parquet = new ParquetFiles();

    FileInspector(CrawledStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    FileSchema inspect(CrawledFile file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw GlueErrors.invalid(
                    "The file s3://" + bucket + "/" + file.key() + " cannot be read: " + e.getMessage());
        }
    }

    private FileSchema read(CrawledFile file) throws IOException {
        byte[] magic = head(file, MAGIC_BYTES);
        if (begins(magic, 'P', 'A', 'R', '1')) {
            try (InputStream in = open(file)) {
                return parquet.schema(in);
            }
        }
        if (begins(magic, 'O', 'b', 'j', 1)) {
            try (InputStream in = open(file)) {
                return AvroHeader.schema(in);
            }
        }
        if (begins(magic, 'O', 'R', 'C')) {
            return new FileSchema("orc", List.of(), Map.of(), "none", 0);
        }
        if (begins(magic, 0x1f, 0x8b)) {
            try (InputStream in = new GZIPInputStream(open(file))) {
                return text(in).compressed("gzip");
            }
        }
        if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            try (InputStream in = new ZstdInputStream(open(file))) {
                return text(in).compressed("zstd");
            }
        }
        try (InputStream in = open(file)) {
            return text(in);
        }
    }

    private InputStream open(CrawledFile file) throws IOException {
        return store.open(bucket, file.key());
    }

    private byte[] head(CrawledFile file, int length) throws IOException {
        try (InputStream in = open(file)) {
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
