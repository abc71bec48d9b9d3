package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a stage.
 *
 * @param name relative to the stage
 * @param size in bytes, as it lies there
 * @param etag changes with the content: an MD5 in hexadecimal digits, or what S3 says
 */
public record StagedFile(String name, long size, String etag, Instant lastModified) {
    /** The MD5 of its content; S3's ETag of an object in one part is that, of other objects none is known. */
    public @Nullable String md5() {
        return etag.matches("[0-9a-fA-F]{32}") ? etag : null;
    }
}
