package dev.glueflake.glue.internal.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Writes the events of one type as records, without a tree or an object per event. One thread uses it. */
public final class RecordEncoder {
    /** The field that keeps unknown values. */
    public static final String EXTRA = "extra";

    private final Schema schema;
    private final PlaceTree places;
    private final List<FieldEncoder> fields;
    private final boolean keepsExtra;
    private final EventValues values;
    private final Buffer buffer = new Buffer();
    private final BinaryEncoder out = EncoderFactory.get().binaryEncoder(buffer, null);

    private RecordEncoder(Schema schema, PlaceTree places, int slots, List<FieldEncoder> fields, boolean keepsExtra) {
        this.schema = schema;
        this.places = places;
        this.values = new EventValues(slots);
        this.fields = fields;
        this.keepsExtra = keepsExtra;
    }

    /**
     * Makes an encoder.
     *
     * @param sources by field, the places that its value comes from
     * @param ignored places that are left out
     * @param rules how values are taken
     * @throws IllegalArgumentException with a sentence that says which field or place is wrong
     */
    public static RecordEncoder compile(
            Schema schema, Map<String, List<String>> sources, Iterable<String> ignored, EncodingRules rules) {
        PlaceTree places = PlaceTree.root();
        ignored.forEach(place -> places.add(place, PlaceTree.IGNORED));
        if (sources.values().stream().noneMatch(from -> from.contains(EventReader.ON))) {
            // It has chosen the file already.
            places.add(EventReader.ON, PlaceTree.IGNORED);
        }
        List<FieldEncoder> fields = new ArrayList<>();
        int slots = 0;
        for (Schema.Field field : schema.getFields()) {
            List<String> from = sources.getOrDefault(field.name(), List.of(field.name()));
            int[] read = new int[from.size()];
            for (int i = 0; i < read.length; i++) {
                read[i] = places.add(from.get(i), slots);
                slots = Math.max(slots, read[i] + 1);
            }
            fields.add(FieldEncoder.of(field, read, from, rules.strictTypes()));
        }
        boolean keeps = rules.unknownFields() == EventReader.UnknownFieldRule.KEEP;
        return new RecordEncoder(keeps ? withExtra(schema) : schema, places, slots, fields, keeps);
    }

    /** The schema of the records that are written. */
    public Schema schema() {
        return schema;
    }

    /** Encodes a line of the type, null for one of another type; the buffer is good until the next call. */
    public @Nullable ByteBuffer encode(EventReader reader, LineReader line, String on) throws BadLine {
        if (!reader.read(line, on, places, values)) {
            return null;
        }
        try {
            // What the encoder may still hold belongs to a broken line.
            out.flush();
            buffer.reset();
            for (FieldEncoder field : fields) {
                field.encode(values, out);
            }
            if (keepsExtra) {
                writeExtra();
            }
            out.flush();
            return buffer.view();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** How many values of the last line nobody asked for. */
    public long dropped() {
        return values.dropped();
    }

    private void writeExtra() throws IOException, BadLine {
        Map<String, String> extra = values.extra();
        out.writeMapStart();
        out.setItemCount(extra.size());
        for (Map.Entry<String, String> entry : extra.entrySet()) {
            out.startItem();
            Utf8Text.write(entry.getKey(), EXTRA, out);
            Utf8Text.write(entry.getValue(), entry.getKey(), out);
        }
        out.writeMapEnd();
    }

    private static Schema withExtra(Schema schema) {
        if (schema.getField(EXTRA) != null) {
            throw new IllegalArgumentException("the schema " + schema.getFullName()
                    + " has a field \"extra\" itself, so unknown fields cannot be kept there; rename it.");
        }
        List<Schema.Field> all = new ArrayList<>();
        schema.getFields().forEach(field -> all.add(new Schema.Field(field, field.schema())));
        all.add(new Schema.Field(EXTRA, Schema.createMap(Schema.create(Schema.Type.STRING)), null, Map.of()));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, all);
    }

    /** Shows its bytes without a copy. */
    private static final class Buffer extends ByteArrayOutputStream {
        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }
}
