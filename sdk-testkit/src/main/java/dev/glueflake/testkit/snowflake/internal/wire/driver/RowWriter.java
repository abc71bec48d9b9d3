package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.wire.arrow.ArrowStream;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.value.DriverValues;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one result in one format. */
interface RowWriter {
    static RowWriter of(StatementResult result, ResultFormat format) {
        StatementResult told = format.structured() == ResultFormat.Structured.TOLD ? ToldRows.of(result) : result;
        return format.arrow()
                ? new ArrowRows(ArrowStream.of(told, format.structured() == ResultFormat.Structured.NATIVE))
                : new JsonRows(told);
    }

    /** The format's name in an answer. */
    String format();

    /** Writes the field that has the first rows. */
    void writeFirst(JsonGenerator out, int rows) throws IOException;

    /** Rows from one number to before another, as a chunk that is fetched. */
    byte[] chunk(int from, int to);

    /** Rows of texts; a chunk is rows without outer brackets. */
    record JsonRows(StatementResult result) implements RowWriter {
        @Override
        public String format() {
            return "json";
        }

        @Override
        public void writeFirst(JsonGenerator out, int rows) throws IOException {
            out.writeFieldName("rowset");
            write(out, 0, rows);
        }

        @Override
        public byte[] chunk(int from, int to) {
            byte[] array = Json.write(out -> write(out, from, to));
            return Arrays.copyOfRange(array, 1, array.length - 1);
        }

        private void write(JsonGenerator out, int from, int to) throws IOException {
            List<ResultColumn> columns = result.columns();
            out.writeStartArray();
            for (@Nullable Object[] row : result.rows().subList(from, to)) {
                out.writeStartArray();
                for (int i = 0; i < row.length; i++) {
                    out.writeString(DriverValues.encode(columns.get(i).type(), row[i]));
                }
                out.writeEndArray();
            }
            out.writeEndArray();
        }
    }

    /** Streams, the first one as Base64. */
    record ArrowRows(ArrowStream stream) implements RowWriter {
        @Override
        public String format() {
            return "arrow";
        }

        @Override
        public void writeFirst(JsonGenerator out, int rows) throws IOException {
            out.writeFieldName("rowsetBase64");
            // Clients make the schema of an empty result from the columns' description; some fail on a stream without
            // rows.
            out.writeBinary(rows == 0 ? new byte[0] : stream.rows(0, rows));
        }

        @Override
        public byte[] chunk(int from, int to) {
            return stream.rows(from, to);
        }
    }
}
