package dev.glueflake.testkit.aws.internal.s3.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A large body, in a file of its own. */
final class FileBlob extends Blob {
    private static final Logger LOG = LoggerFactory.getLogger(FileBlob.class);

    private final Path file;
    private final long length;

    FileBlob(Path file, long length) {
        this.file = file;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long from) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(from);
        return in;
    }

    @Override
    void free() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The store deletes its whole directory when it is closed.
            LOG.debug("Cannot delete {} now", file, e);
        }
    }
}
