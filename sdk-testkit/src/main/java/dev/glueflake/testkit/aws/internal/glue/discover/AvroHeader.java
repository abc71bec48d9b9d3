package dev.glueflake.testkit.aws.internal.glue.discover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads an Avro file's header and counts the records of its blocks, without decoding them. */
final class AvroHeader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAGIC_BYTES = 4;
    private static final int SYNC_BYTES = 16;
    private static final int MAX_HEADER_BYTES = 16 * 1024 * 1024;

    private final DataInputStream in;

    private AvroHeader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    static FileSchema schema(InputStream in) throws IOException {
        AvroHeader file = new AvroHeader(in);
        file.in.skipNBytes(MAGIC_BYTES);
        Map<String, byte[]> header = file.header();
        String text = new String(header.getOrDefault("avro.schema", new byte[0]), StandardCharsets.UTF_8);
        JsonNode schema = JSON.readTree(text);
        if (!schema.path("type").asText().equals("record")) {
            throw new IOException("an Avro file of a table holds records");
        }
        AvroTypes types = new AvroTypes(schema);
        List<Column> columns = new ArrayList<>();
        for (JsonNode field : schema.path("fields")) {
            columns.add(
                    new Column(field.path("name").asText().toLowerCase(Locale.ROOT), types.hive(field.path("type"))));
        }
        return new FileSchema("avro", columns, Map.of("avro.schema", schema.toString()), "none", file.records());
    }

    private Map<String, byte[]> header() throws IOException {
        Map<String, byte[]> header = new HashMap<>();
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                // A negative count is followed by the block's size.
                number();
            }
            for (long i = 0; i < Math.abs(count); i++) {
                header.put(new String(bytes(), StandardCharsets.UTF_8), bytes());
            }
        }
        in.skipNBytes(SYNC_BYTES);
        return header;
    }

    private long records() throws IOException {
        long records = 0;
        while (true) {
            try {
                records += number();
            } catch (EOFException end) {
                return records;
            }
            in.skipNBytes(number() + SYNC_BYTES);
        }
    }

    private byte[] bytes() throws IOException {
        long length = number();
        if (length < 0 || length > MAX_HEADER_BYTES) {
            throw new IOException("the header of the Avro file is damaged");
        }
        return in.readNBytes((int) length);
    }

    /** A variable-length zig-zag number. */
    private long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = in.readUnsignedByte();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("the Avro file is damaged");
    }
}
