package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;

/** The fields of an Avro file by its schema. Dates and times are the numbers that the file has, as its records show them. */
final class AvroFields {
    private AvroFields() {}

    static List<FileField> of(InputStream file) throws RecordException {
        try (DataFileStream<Object> data = new DataFileStream<>(file, new GenericDatumReader<>())) {
            Schema schema = data.getSchema();
            return schema.getType() == Schema.Type.RECORD
                    ? schema.getFields().stream().map(AvroFields::field).toList()
                    : List.of();
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException
                | OutOfMemoryError e) {
            throw RecordException.unreadable("no Avro data file, or damaged", new FilePosition(0, 0, 1));
        }
    }

    private static FileField field(Schema.Field field) {
        Schema schema = field.schema();
        if (schema.getType() != Schema.Type.UNION) {
            return new FileField(field.name(), FieldType.of(kind(schema)), false);
        }
        List<Schema> values = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        Kind kind = values.size() == 1 ? kind(values.get(0)) : Kind.VARIANT;
        return new FileField(field.name(), FieldType.of(kind), schema.isNullable());
    }

    private static Kind kind(Schema schema) {
        AvroValues.refuseDecimals(schema);
        return switch (schema.getType()) {
            case BOOLEAN -> Kind.BOOLEAN;
            case INT, LONG -> Kind.NUMBER;
            case FLOAT, DOUBLE -> Kind.REAL;
            case STRING, ENUM -> Kind.TEXT;
            case BYTES, FIXED -> Kind.BINARY;
            default -> Kind.VARIANT;
        };
    }
}
