package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a Parquet file by its schema: all timestamps are TIMESTAMP_NTZ, what has structure is VARIANT. */
final class ParquetFields {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(([0-9]+),([0-9]+)\\)");

    private final ParquetLeaves leaves;
    private final FileType.Parquet format;

    ParquetFields(FileType.Parquet format) {
        this.format = format;
        this.leaves = new ParquetLeaves(format);
    }

    List<FileField> of(ParquetFile file) throws RecordException {
        try {
            return file.schema().children().stream()
                    .map(node -> new FileField(node.name(), type(node), !node.required()))
                    .toList();
        } catch (UnreadableFileException e) {
            throw RecordException.unreadableParquet();
        }
    }

    private FieldType type(ParquetNode node) {
        Matcher decimal = DECIMAL.matcher(node.engineType());
        if (!node.isGroup() && !node.repeated() && decimal.matches()) {
            return FieldType.number(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return FieldType.of(node.isGroup() || node.repeated() ? Kind.VARIANT : leaf(node));
    }

    private Kind leaf(ParquetNode node) {
        String type = node.engineType();
        if (type.startsWith("TIMESTAMP")) {
            return leaves.isStoredTimestamp(node) ? Kind.NUMBER : Kind.TIMESTAMP_NTZ;
        }
        if (type.startsWith("TIME")) {
            return leaves.isStoredTime(node) ? Kind.NUMBER : Kind.TIME;
        }
        return switch (type) {
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT" ->
                Kind.NUMBER;
            case "FLOAT", "DOUBLE" -> Kind.REAL;
            case "VARCHAR", "ENUM" -> Kind.TEXT;
            case "JSON", "\"NULL\"", "NULL" -> Kind.VARIANT;
            case "DATE" -> Kind.DATE;
            case "UUID" -> Kind.BINARY;
            case "BLOB" -> isText(node) ? Kind.TEXT : Kind.BINARY;
            default -> throw Errors.unsupported("PARQUET column '" + node.name() + "' of type " + type);
        };
    }

    private boolean isText(ParquetNode node) {
        return format.binaryAsText()
                && node.converted().isEmpty()
                && node.logical().isEmpty();
    }
}
