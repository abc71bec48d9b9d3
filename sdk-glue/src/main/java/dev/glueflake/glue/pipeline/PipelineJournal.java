package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;
import dev.glueflake.glue.internal.pipeline.MemoryJournal;
import dev.glueflake.glue.internal.pipeline.S3Journal;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where runs of pipelines are recorded, so that another process can go on with them. Thread-safe.
 *
 * <p>A run is a list of entries, to which each step adds before it begins, before it waits and when it has ended. An entry
 * has a number and is written on condition that there is none of that number: of two processes that go on with the same
 * run, one is refused and stops. Entries hold the parameters and results of steps, so whoever reads them knows these.
 */
public interface PipelineJournal {
    /**
     * Adds an entry. It is durable when this returns.
     *
     * @param run the run
     * @param number the number of entries before it
     * @param entry JSON
     * @return false when an entry of this number stands already, which was left as it is
     * @throws dev.glueflake.core.GlueflakeException when it could not be written
     */
    boolean append(RunId run, int number, String entry);

    /**
     * Reads a run.
     *
     * @param run the run
     * @return its entries in order; empty when there is no such run
     * @throws dev.glueflake.core.GlueflakeException when they could not be read
     */
    List<String> read(RunId run);

    /**
     * Makes a journal in memory, which another runner of this process can go on with.
     *
     * @return an empty journal; it keeps every run until it is dropped itself
     */
    static PipelineJournal inMemory() {
        return new MemoryJournal();
    }

    /**
     * Makes a journal in S3: one object for each entry, {@code <prefix>/<run>/<number>.json}, written by
     * {@code If-None-Match: *}.
     *
     * @param s3 needs {@code s3:GetObject}, {@code PutObject} and {@code ListBucket}; it stays the caller's
     * @param prefix where runs stand; let a lifecycle rule remove old ones
     * @return the journal
     */
    static PipelineJournal s3(S3Client s3, S3Location prefix) {
        return new S3Journal(s3, prefix);
    }
}
