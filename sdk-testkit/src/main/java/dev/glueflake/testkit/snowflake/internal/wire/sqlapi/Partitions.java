package dev.glueflake.testkit.snowflake.internal.wire.sqlapi;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.value.SqlApiValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A result cut into partitions. The first goes with the answer; the others are fetched, compressed. */
final class Partitions {
    static final int ROWS = 10_000;

    private final StatementResult result;
    private final boolean nullable;

    /** @param nullable whether NULL is JSON's null; else it is the text {@code null} */
    Partitions(StatementResult result, boolean nullable) {
        this.result = result;
        this.nullable = nullable;
    }

    int count() {
        return Math.max(1, (result.rows().size() + ROWS - 1) / ROWS);
    }

    List<@Nullable Object[]> rows(int partition) {
        int from = partition * ROWS;
        return result.rows().subList(from, Math.min(from + ROWS, result.rows().size()));
    }

    void writeData(JsonGenerator out, int partition) throws IOException {
        out.writeArrayFieldStart("data");
        for (@Nullable Object[] row : rows(partition)) {
            out.writeStartArray();
            for (int i = 0; i < row.length; i++) {
                ResultColumn column = result.columns().get(i);
                String text = SqlApiValues.encode(column.type(), row[i]);
                out.writeString(text == null && !nullable ? "null" : text);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** Rows and size of each; the first is not compressed. */
    void writeInfo(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("partitionInfo");
        for (int partition = 0; partition < count(); partition++) {
            byte[] body = body(partition);
            out.writeStartObject();
            out.writeNumberField("rowCount", rows(partition).size());
            out.writeNumberField("uncompressedSize", body.length);
            if (partition > 0) {
                out.writeNumberField("compressedSize", gzip(body).length);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    byte[] compressed(int partition) {
        return gzip(body(partition));
    }

    private byte[] body(int partition) {
        return Json.write(out -> {
            out.writeStartObject();
            writeData(out, partition);
            out.writeEndObject();
        });
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
