package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.snowflake.internal.result.Spool;
import dev.glueflake.testkit.snowflake.internal.result.Spools;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import java.util.ArrayList;
import java.util.List;

/** A result in its format, cut up where it is large: the first rows go with the answer, the others are fetched in chunks. */
final class ResultChunks {
    static final int INLINE_ROWS = 2_000;
    static final int CHUNK_ROWS = 20_000;

    private final RowWriter writer;
    private final List<Chunk> chunks;

    private ResultChunks(RowWriter writer, List<Chunk> chunks) {
        this.writer = writer;
        this.chunks = chunks;
    }

    /** Rows as they are sent, kept in a file until they are. */
    record Chunk(int rows, Spool spool, Spool.Part part) {
        int length() {
            return part.length();
        }

        byte[] body() {
            return spool.read(part);
        }
    }

    static ResultChunks of(StatementResult result, ResultFormat format, Spools spools) {
        RowWriter writer = RowWriter.of(result, format);
        int rows = result.rows().size();
        if (rows <= INLINE_ROWS) {
            return new ResultChunks(writer, List.of());
        }
        Spool spool = spools.open();
        List<Chunk> all = new ArrayList<>();
        for (int from = INLINE_ROWS; from < rows; from += CHUNK_ROWS) {
            int to = Math.min(from + CHUNK_ROWS, rows);
            all.add(new Chunk(to - from, spool, spool.append(writer.chunk(from, to))));
        }
        return new ResultChunks(writer, List.copyOf(all));
    }

    RowWriter writer() {
        return writer;
    }

    List<Chunk> all() {
        return chunks;
    }
}
