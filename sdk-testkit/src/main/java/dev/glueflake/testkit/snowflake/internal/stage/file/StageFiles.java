package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files below one stage; names are relative to it, with {@code /} between parts. Thread-safe. */
public interface StageFiles {
    /** Files whose names begin with {@code prefix}, by name. */
    List<StagedFile> list(String prefix);

    /** The file of exactly that name. */
    Optional<StagedFile> find(String name);

    /**
     * The bytes of a file as they lie there; the caller closes the stream.
     *
     * @throws SnowflakeException where the file is gone
     */
    InputStream open(String name);

    /**
     * Lets the bytes of a file be read at {@code place} too, where nothing is yet; whoever asks removes it and does not write there.
     *
     * @throws SnowflakeException where the file is gone
     */
    default void readAt(Path place, String name) throws IOException {
        try (InputStream in = open(name)) {
            Files.copy(in, place);
        }
    }

    /** Code of {@link #missing}. */
    String MISSING = "091016";

    /** The error of a file that is not there, or no longer. */
    static SnowflakeException missing(String shownName) {
        return new SnowflakeException(
                MISSING,
                "22000",
                "Remote file '" + shownName
                        + "' was not found. Check its name, and that nothing removes files while they are loaded.");
    }

    /** Writes a file of that name, over one that is there. */
    void put(String name, Path content);

    /** Removes a file; nothing happens where there is none. */
    void delete(String name);
}
