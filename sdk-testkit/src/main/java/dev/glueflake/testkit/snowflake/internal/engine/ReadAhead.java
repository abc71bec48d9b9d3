package dev.glueflake.testkit.snowflake.internal.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Rows in batches, where the next batch is made by another thread while the last one is stored: reading a file and storing its rows take
 * about as long as each other. Few rows need no other thread. For one thread.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BATCH_ROWS = 1_024;
    /** Of texts and bytes: two batches lie in memory, and a row may be as large as a VARIANT. */
    private static final long BATCH_SIZE = 1 << 20;

    private final Iterator<@Nullable Object[]> rows;
    private final Workers workers;
    private @Nullable Future<List<@Nullable Object[]>> ahead;

    ReadAhead(Iterable<@Nullable Object[]> rows, Workers workers) {
        this.rows = rows.iterator();
        this.workers = workers;
    }

    /** The next rows; empty at the end. What fails in making a row is thrown as it is. */
    List<@Nullable Object[]> next() {
        Future<List<@Nullable Object[]>> made = ahead;
        ahead = null;
        List<@Nullable Object[]> batch = made == null ? batch() : Workers.outcome(made);
        if (batch.size() == BATCH_ROWS) {
            ahead = workers.submit(this::batch);
        }
        return batch;
    }

    private List<@Nullable Object[]> batch() {
        List<@Nullable Object[]> batch = new ArrayList<>();
        long size = 0;
        while (batch.size() < BATCH_ROWS && size < BATCH_SIZE && rows.hasNext()) {
            @Nullable Object[] row = rows.next();
            size += size(row);
            batch.add(row);
        }
        return batch;
    }

    private static long size(@Nullable Object[] row) {
        long size = 0;
        for (Object cell : row) {
            if (cell instanceof String text) {
                size += text.length();
            } else if (cell instanceof byte[] bytes) {
                size += bytes.length;
            }
        }
        return size;
    }

    /** Whoever closes the source of the rows may do so after this: nobody reads it any more. */
    @Override
    public void close() {
        if (ahead != null) {
            Workers.await(ahead);
        }
    }
}
