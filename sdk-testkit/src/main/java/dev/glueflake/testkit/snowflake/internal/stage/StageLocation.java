package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import org.jspecify.annotations.Nullable;

/**
 * A stage or a part of it.
 *
 * @param id of the whole stage: a file is the same file wherever {@code id} and name are the same
 * @param path names of files begin with it; empty for the whole stage
 * @param shownPrefix what results write before a file's name: empty, {@code stage/} or {@code s3://bucket/prefix/}
 * @param format of the stage, null where it has none
 */
public record StageLocation(
        StageFiles files,
        String id,
        String path,
        String shownPrefix,
        @Nullable FormatChoice format) {
    private static final String BUCKET = "s3://";

    /** A file's name as results show it. */
    public String shown(String file) {
        return shownPrefix + file;
    }

    /** The whole stage, as the load history names it. */
    public String place() {
        return id.startsWith(BUCKET) ? id : "stages/" + id;
    }

    /** A file's name as METADATA$FILENAME has it: from the bucket's root, or relative to an internal stage. */
    public String key(String file) {
        return id.startsWith(BUCKET) ? id.substring(id.indexOf('/', BUCKET.length()) + 1) + file : file;
    }

    /** The name of a file that FILES names, relative to the stage. */
    public String named(String file) {
        return path.isEmpty() || path.endsWith("/") ? path + file : path + "/" + file;
    }
}
