package dev.glueflake.testkit.snowflake.internal.wire.driver;

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

    /** Rows as they are sent. */
    static final class Chunk {
        private final int rows;
        private final byte[] body;

        Chunk(int rows, byte[] body) {
            this.rows = rows;
            this.body = body;
        }

        int rows() {
            return rows;
        }

        byte[] body() {
            return body;
        }
    }

    static ResultChunks of(StatementResult result, ResultFormat format) {
        RowWriter writer = RowWriter.of(result, format);
        List<Chunk> all = new ArrayList<>();
        for (int from = INLINE_ROWS; from < result.rows().size(); from += CHUNK_ROWS) {
            int to = Math.min(from + CHUNK_ROWS, result.rows().size());
            all.add(new Chunk(to - from, writer.chunk(from, to)));
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
