package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcFile;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcType;
import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The fields of an ORC file by its schema, which has no word for columns without NULLs. */
final class OrcFields {
    /** Of decimals in files of before they had any. */
    private static final FieldType OLD_DECIMAL = FieldType.number(38, 18);

    private OrcFields() {}

    static List<FileField> of(FileCopy copy) throws RecordException {
        try (OrcFile file = OrcFile.open(copy.path())) {
            OrcType schema = file.schema();
            List<FileField> fields = new ArrayList<>();
            for (int i = 0; i < schema.names().size(); i++) {
                fields.add(new FileField(
                        schema.names().get(i), type(schema.children().get(i)), true));
            }
            return fields;
        } catch (IOException e) {
            throw OrcRecords.unreadable(new FilePosition(0, 0, 1));
        }
    }

    private static FieldType type(OrcType type) {
        return switch (type.kind()) {
            case BOOLEAN -> FieldType.of(Kind.BOOLEAN);
            case BYTE, SHORT, INT, LONG -> FieldType.of(Kind.NUMBER);
            case FLOAT, DOUBLE -> FieldType.of(Kind.REAL);
            case STRING, VARCHAR, CHAR -> FieldType.of(Kind.TEXT);
            case BINARY -> FieldType.of(Kind.BINARY);
            case DATE -> FieldType.of(Kind.DATE);
            case TIMESTAMP -> FieldType.of(Kind.TIMESTAMP_NTZ);
            case DECIMAL -> type.precision() == 0 ? OLD_DECIMAL : FieldType.number(type.precision(), type.scale());
            default -> FieldType.of(Kind.VARIANT);
        };
    }
}
