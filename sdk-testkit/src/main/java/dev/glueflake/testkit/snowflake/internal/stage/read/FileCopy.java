package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A staged file for readers that go back and forth; the file itself may be replaced or go meanwhile. Closing takes it from its place. */
final class FileCopy implements AutoCloseable {
    private final Path path;

    FileCopy(Session session, StageFiles files, StagedFile file, String extension) {
        String name = session.account().engine().newName("f") + extension;
        this.path = session.account().directory().resolve("reading").resolve(name);
        try {
            Files.createDirectories(path.getParent());
            files.readAt(path, file.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
