package dev.glueflake.testkit.snowflake.internal.stage;

import java.nio.file.Path;
import java.util.List;

/** What a driver must be told to do a PUT or GET by itself against a location of type LOCAL_FS. */
public sealed interface FileTransfer {

    /**
     * PUT.
     *
     * @param localPath as written after {@code file://}; the driver compares it
     * @param directory of the stage with the statement's path below it; it may not exist yet
     * @param sourceCompression {@code auto_detect}, {@code none}, {@code gzip}, …
     */
    record Upload(
            String localPath,
            Path directory,
            boolean autoCompress,
            String sourceCompression,
            boolean overwrite,
            long parallel)
            implements FileTransfer {
        /** The last part of the local path; a pattern where several files are meant. */
        public String fileName() {
            return localPath.substring(Math.max(localPath.lastIndexOf('/'), localPath.lastIndexOf('\\')) + 1);
        }
    }

    /**
     * GET.
     *
     * @param localPath as written after {@code file://}
     * @param directory of the whole stage
     * @param files relative to it
     */
    record Download(String localPath, Path directory, List<String> files, long parallel) implements FileTransfer {}
}
