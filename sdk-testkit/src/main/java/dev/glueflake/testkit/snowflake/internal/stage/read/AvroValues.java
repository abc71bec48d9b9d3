package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Avro data as canonical JSON text: a union is the value it holds, dates and times are the numbers that the file has. */
final class AvroValues {
    private AvroValues() {}

    static StagedRecord record(Schema schema, @Nullable Object datum, FilePosition at) {
        return datum instanceof GenericRecord record
                ? StagedRecord.of(at, fields(record))
                : new StagedRecord(at, null, text(schema, datum));
    }

    private static String text(Schema schema, @Nullable Object datum) {
        if (datum == null) {
            return JsonText.NULL;
        }
        refuseDecimals(schema);
        return switch (schema.getType()) {
            case UNION -> text(schema.getTypes().get(GenericData.get().resolveUnion(schema, datum)), datum);
            case RECORD -> JsonWriter.object(fields((GenericRecord) datum));
            case MAP -> JsonWriter.object(entries(schema.getValueType(), (Map<?, ?>) datum));
            case ARRAY -> array(schema.getElementType(), (Collection<?>) datum);
            case BYTES -> hex(bytes((ByteBuffer) datum));
            case FIXED -> hex(((GenericFixed) datum).bytes());
            case FLOAT, DOUBLE -> JsonText.real(((Number) datum).doubleValue());
            case STRING, ENUM -> JsonText.quoted(datum.toString());
            default -> datum.toString();
        };
    }

    /** What Snowflake shows for these is not documented. */
    static void refuseDecimals(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        String name = logical == null ? "" : logical.getName();
        if (name.equals("decimal") || name.equals("big-decimal") || name.equals("duration")) {
            throw Errors.unsupported("AVRO logical type " + name);
        }
    }

    private static SortedMap<String, String> fields(GenericRecord record) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            fields.put(field.name(), text(field.schema(), record.get(field.pos())));
        }
        return fields;
    }

    private static SortedMap<String, String> entries(Schema type, Map<?, ?> map) {
        SortedMap<String, String> entries = new TreeMap<>();
        map.forEach((key, value) -> entries.put(key.toString(), text(type, value)));
        return entries;
    }

    private static String array(Schema type, Collection<?> elements) {
        StringJoiner text = new StringJoiner(",", "[", "]");
        elements.forEach(element -> text.add(text(type, element)));
        return text.toString();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return '"' + HexFormat.of().withUpperCase().formatHex(bytes) + '"';
    }
}
