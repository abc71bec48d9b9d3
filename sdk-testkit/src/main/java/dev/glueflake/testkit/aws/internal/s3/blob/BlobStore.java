package dev.glueflake.testkit.aws.internal.s3.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes blobs. The temporary directory comes with the first large body and goes with {@link #clear()}. */
public final class BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(BlobStore.class);

    private @Nullable Path directory;

    public BlobWriter writer() {
        return new BlobWriter(this);
    }

    /** One blob of several; owns them from now on. */
    public Blob join(List<Blob> parts) {
        return new JoinedBlob(parts);
    }

    synchronized Path newFile() throws IOException {
        Path known = directory;
        if (known == null) {
            known = Files.createTempDirectory("glueflake-s3-");
            directory = known;
        }
        return Files.createTempFile(known, "body-", "");
    }

    /** Deletes the directory with all that is left in it. */
    public synchronized void clear() {
        Path known = directory;
        directory = null;
        if (known == null) {
            return;
        }
        try (Stream<Path> files = Files.list(known)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.delete(known);
        } catch (IOException e) {
            LOG.warn("Cannot delete the temporary directory {} of the embedded S3", known, e);
        }
    }
}
