package dev.glueflake.testkit.snowflake.internal.stage.copy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was loaded, wholly or in part, or could not be.
 *
 * @param table physical name of the table
 * @param stage the place of the file
 * @param file its name in that place
 * @param size in bytes, as it lies there
 * @param pipe whose load it was; null for a COPY
 */
public record LoadRecord(
        String table,
        String stage,
        String file,
        long size,
        Instant time,
        FileOutcome outcome,
        @Nullable Origin pipe) {

    /**
     * A pipe, and the file in its queue.
     *
     * @param received when the pipe heard of the file
     */
    public record Origin(String pipeId, Instant received) {}
}
