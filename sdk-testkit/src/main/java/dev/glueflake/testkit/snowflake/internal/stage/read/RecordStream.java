package dev.glueflake.testkit.snowflake.internal.stage.read;

import org.jspecify.annotations.Nullable;

/** The records of one file, in its order. To be closed; not thread-safe. */
public interface RecordStream extends AutoCloseable {

    /**
     * The next record, null at the end.
     *
     * @throws RecordException where it cannot be read; the next call goes on behind it
     */
    @Nullable
    StagedRecord next() throws RecordException;

    @Override
    void close();
}
