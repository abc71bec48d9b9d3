package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that an external table knows.
 *
 * @param key METADATA$FILENAME: the object's key from the bucket's root
 * @param partition METADATA$EXTERNAL_TABLE_PARTITION as JSON, where the user gave one
 */
public record RegisteredFile(
        StagedFile file,
        String key,
        Instant registeredOn,
        @Nullable String partition) {}
