package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** Writes the schema of a stream. */
final class ArrowSchema {
    private static final int DECIMAL_BITS = 128;

    private final FlatBufferBuilder out;

    ArrowSchema(FlatBufferBuilder out) {
        this.out = out;
    }

    int write(List<ArrowColumn> columns) {
        int[] fields = columns.stream().mapToInt(this::field).toArray();
        return Schema.createSchema(out, Endianness.Little, Schema.createFieldsVector(out, fields), 0, 0);
    }

    private int field(ArrowColumn column) {
        int name = out.createString(column.column().name());
        int[] parts = parts(column);
        int children = Field.createChildrenVector(out, parts);
        int metadata = metadata(column.metadata());
        int type = type(column);
        return Field.createField(out, name, column.nullable(), kind(column.storage()), type, 0, children, metadata);
    }

    private int[] parts(ArrowColumn column) {
        if (!column.children().isEmpty()) {
            return column.children().stream().mapToInt(this::field).toArray();
        }
        return column.type() instanceof SqlType.Vector vector
                ? new int[] {element(vector)}
                : column.storage().parts().stream().mapToInt(this::part).toArray();
    }

    private int part(String part) {
        int name = out.createString(part);
        int children = Field.createChildrenVector(out, new int[0]);
        if (part.equals(ArrowStorage.SIGNIFICAND)) {
            Binary.startBinary(out);
            return Field.createField(out, name, true, Type.Binary, out.endTable(), 0, children, 0);
        }
        int type = Int.createInt(out, bits(part), true);
        return Field.createField(out, name, true, Type.Int, type, 0, children, 0);
    }

    private static int bits(String part) {
        return switch (part) {
            case "epoch" -> Long.SIZE;
            case "exponent" -> Short.SIZE;
            default -> Integer.SIZE;
        };
    }

    private int element(SqlType.Vector vector) {
        int name = out.createString("item");
        int children = Field.createChildrenVector(out, new int[0]);
        int metadata = metadata(
                vector.whole()
                        ? Map.of("logicalType", "FIXED", "precision", "10", "scale", "0")
                        : Map.of("logicalType", "REAL"));
        int type = vector.whole()
                ? Int.createInt(out, Integer.SIZE, true)
                : FloatingPoint.createFloatingPoint(out, Precision.SINGLE);
        byte kind = vector.whole() ? Type.Int : Type.FloatingPoint;
        return Field.createField(out, name, false, kind, type, 0, children, metadata);
    }

    private int metadata(Map<String, String> entries) {
        int[] pairs = entries.entrySet().stream()
                .mapToInt(entry -> KeyValue.createKeyValue(
                        out, out.createString(entry.getKey()), out.createString(entry.getValue())))
                .toArray();
        return Field.createCustomMetadataVector(out, pairs);
    }

    private static byte kind(ArrowStorage storage) {
        return switch (storage) {
            case INT8, INT16, INT32, INT64 -> Type.Int;
            case DECIMAL -> Type.Decimal;
            case DOUBLE -> Type.FloatingPoint;
            case BIT -> Type.Bool;
            case DATE -> Type.Date;
            case TEXT -> Type.Utf8;
            case BINARY -> Type.Binary;
            case EPOCH_FRACTION, EPOCH_FRACTION_ZONE, EXPONENT_SIGNIFICAND, STRUCT -> Type.Struct_;
            case NUMBERS -> Type.FixedSizeList;
            case LIST -> Type.List;
            case MAP -> Type.Map;
        };
    }

    private int type(ArrowColumn column) {
        return switch (column.storage()) {
            case INT8, INT16, INT32, INT64 ->
                Int.createInt(out, column.storage().width() * Byte.SIZE, true);
            case DECIMAL -> {
                SqlType.Numeric number = (SqlType.Numeric) column.type();
                yield Decimal.createDecimal(out, number.precision(), number.scale(), DECIMAL_BITS);
            }
            case DOUBLE -> FloatingPoint.createFloatingPoint(out, Precision.DOUBLE);
            case DATE -> Date.createDate(out, DateUnit.DAY);
            case NUMBERS -> FixedSizeList.createFixedSizeList(out, ((SqlType.Vector) column.type()).dimension());
            case MAP -> org.apache.arrow.flatbuf.Map.createMap(out, false);
            default -> typeWithoutSize(column.storage());
        };
    }

    private int typeWithoutSize(ArrowStorage storage) {
        switch (storage) {
            case BIT -> Bool.startBool(out);
            case TEXT -> Utf8.startUtf8(out);
            case BINARY -> Binary.startBinary(out);
            case LIST -> org.apache.arrow.flatbuf.List.startList(out);
            default -> Struct_.startStruct_(out);
        }
        return out.endTable();
    }
}
