package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.value.DriverValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A large result cut up: the first rows go with the answer, the others are fetched in chunks, each rows without outer brackets. */
final class ResultChunks {
    static final int INLINE_ROWS = 2_000;
    static final int CHUNK_ROWS = 20_000;

    private final List<Chunk> chunks;

    private ResultChunks(List<Chunk> chunks) {
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

    static ResultChunks of(StatementResult result) {
        List<Chunk> all = new ArrayList<>();
        for (int from = INLINE_ROWS; from < result.rows().size(); from += CHUNK_ROWS) {
            int to = Math.min(from + CHUNK_ROWS, result.rows().size());
            List<@Nullable Object[]> rows = result.rows().subList(from, to);
            byte[] array = Json.write(out -> writeRows(out, result.columns(), rows));
            all.add(new Chunk(to - from, Arrays.copyOfRange(array, 1, array.length - 1)));
        }
        return new ResultChunks(List.copyOf(all));
    }

    List<Chunk> all() {
        return chunks;
    }

    static void writeRows(JsonGenerator out, List<ResultColumn> columns, List<@Nullable Object[]> rows)
            throws IOException {
        out.writeStartArray();
        for (@Nullable Object[] row : rows) {
            out.writeStartArray();
            for (int i = 0; i < row.length; i++) {
                out.writeString(DriverValues.encode(columns.get(i).type(), row[i]));
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
