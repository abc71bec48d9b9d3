package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that an external table knows.
 *
 * @param key METADATA$FILENAME: the object's key from the bucket's root
 * @param write the number of its registration among the account's writes, for streams
 * @param partition METADATA$EXTERNAL_TABLE_PARTITION as JSON, where the user gave one
 */
public record RegisteredFile(
        StagedFile file,
        String key,
        Instant registeredOn,
        long write,
        @Nullable String partition) {
    /** The same file with the content that it has now. */
    RegisteredFile as(StagedFile now) {
        return new RegisteredFile(now, key, registeredOn, write, partition);
    }

    /** As registered by that write. */
    RegisteredFile by(long newWrite) {
        return new RegisteredFile(file, key, registeredOn, newWrite, partition);
    }
}
