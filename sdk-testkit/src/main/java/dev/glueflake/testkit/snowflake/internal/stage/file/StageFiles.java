package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files below one stage; names are relative to it, with {@code /} between parts. Thread-safe. */
public interface StageFiles {
    /** Files whose names begin with {@code prefix}, by name. */
    List<StagedFile> list(String prefix);

    /** The file of exactly that name. */
    Optional<StagedFile> find(String name);

    /** The bytes of a file as they lie there; the caller closes the stream. */
    InputStream open(String name);

    /** Removes a file; nothing happens where there is none. */
    void delete(String name);
}
