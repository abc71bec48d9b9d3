package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/** A result as Arrow streams, of one schema whichever rows they hold. */
public final class ArrowStream {
    private static final String LIBRARY = "org.apache.arrow.flatbuf.Message";
    private static final int CONTINUATION = 0xFFFFFFFF;
    private static final int ALIGNMENT = 8;
    private static final int INITIAL_BYTES = 1_024;

    private final List<@Nullable Object[]> rows;
    private final List<ArrowColumn> columns = new ArrayList<>();

    private ArrowStream(StatementResult result, boolean structured) {
        this.rows = result.rows();
        ArrowExtent[] extents = ArrowExtent.of(result);
        for (ResultColumn column : result.columns()) {
            ArrowExtent extent = extents[columns.size()];
            boolean nullable = column.nullable() || extent.hasNulls();
            columns.add(
                    structured && column.type() instanceof SqlType.Structured
                            ? ArrowColumn.structured(column, nullable)
                            : new ArrowColumn(column, ArrowStorage.of(column.type(), extent.bits()), nullable));
        }
    }

    /** Whether the library of the message formats is on the class path. */
    public static boolean isAvailable() {
        return ArrowStream.class.getClassLoader().getResource(LIBRARY.replace('.', '/') + ".class") != null;
    }

    /**
     * The streams of a result.
     *
     * @param structured whether structured values are lists, maps and structs; otherwise they are texts
     */
    public static ArrowStream of(StatementResult result, boolean structured) {
        return new ArrowStream(result, structured);
    }

    /** The rows from one number to before another as a stream: schema, one batch where there are any, end. */
    public byte[] rows(int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FlatBufferBuilder schema = new FlatBufferBuilder(INITIAL_BYTES);
        message(out, schema, MessageHeader.Schema, new ArrowSchema(schema).write(columns), 0);
        if (to > from) {
            batch(out, new ArrayList<>(rows.subList(from, to)));
        }
        out.writeBytes(littleEndian(CONTINUATION, 0));
        return out.toByteArray();
    }

    private void batch(ByteArrayOutputStream out, List<@Nullable Object[]> part) {
        ArrowBody body = new ArrowBody();
        for (int i = 0; i < columns.size(); i++) {
            body.add(columns.get(i), i, part);
        }
        FlatBufferBuilder batch = new FlatBufferBuilder(INITIAL_BYTES);
        long bodyLength = body.buffers().stream()
                .mapToLong(buffer -> padded(buffer.length))
                .sum();
        int nodes = nodes(batch, body.nodes());
        int buffers = buffers(batch, body.buffers(), bodyLength);
        int header = RecordBatch.createRecordBatch(batch, part.size(), nodes, buffers, 0, 0);
        message(out, batch, MessageHeader.RecordBatch, header, bodyLength);
        for (byte[] buffer : body.buffers()) {
            out.writeBytes(buffer);
            pad(out, buffer.length);
        }
    }

    /** Structures in a vector are written from the last to the first. */
    private static int nodes(FlatBufferBuilder out, List<ArrowBody.Node> nodes) {
        RecordBatch.startNodesVector(out, nodes.size());
        List<ArrowBody.Node> reversed = new ArrayList<>(nodes);
        Collections.reverse(reversed);
        reversed.forEach(node -> FieldNode.createFieldNode(out, node.length(), node.nulls()));
        return out.endVector();
    }

    private static int buffers(FlatBufferBuilder out, List<byte[]> buffers, long bodyLength) {
        RecordBatch.startBuffersVector(out, buffers.size());
        List<byte[]> reversed = new ArrayList<>(buffers);
        Collections.reverse(reversed);
        long end = bodyLength;
        for (byte[] buffer : reversed) {
            end -= padded(buffer.length);
            Buffer.createBuffer(out, end, buffer.length);
        }
        return out.endVector();
    }

    private static void message(
            ByteArrayOutputStream out, FlatBufferBuilder builder, byte kind, int header, long bodyLength) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, header, bodyLength, 0));
        byte[] metadata = builder.sizedByteArray();
        out.writeBytes(littleEndian(CONTINUATION, padded(metadata.length)));
        out.writeBytes(metadata);
        pad(out, metadata.length);
    }

    private static void pad(ByteArrayOutputStream out, int length) {
        out.writeBytes(new byte[padded(length) - length]);
    }

    private static int padded(int length) {
        return Math.addExact(length, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static byte[] littleEndian(int first, int second) {
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(first)
                .putInt(second)
                .array();
    }
}
