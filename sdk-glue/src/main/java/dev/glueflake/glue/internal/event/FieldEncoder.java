package dev.glueflake.glue.internal.event;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberInput;
import dev.glueflake.glue.internal.event.BadLine.Reason;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** Writes one field of a record from the first of its places that holds a value. */
final class FieldEncoder {
    private static final int NOT_IN_UNION = -1;

    private final int[] slots;
    private final List<String> places;
    private final Schema.Type type;
    private final int nullIndex;
    private final int valueIndex;
    private final boolean strict;

    private FieldEncoder(
            int[] slots, List<String> places, Schema.Type type, int nullIndex, int valueIndex, boolean strict) {
        this.slots = slots;
        this.places = places;
        this.type = type;
        this.nullIndex = nullIndex;
        this.valueIndex = valueIndex;
        this.strict = strict;
    }

    static FieldEncoder of(Schema.Field field, int[] slots, List<String> places, boolean strict) {
        Schema schema = field.schema();
        if (!schema.isUnion()) {
            return new FieldEncoder(slots, places, type(field, schema), NOT_IN_UNION, NOT_IN_UNION, strict);
        }
        List<Schema> branches = schema.getTypes();
        if (branches.size() != 2 || !schema.isNullable()) {
            throw new IllegalArgumentException("the field \"" + field.name() + "\" is a union " + schema
                    + "; only unions of null and one other type are supported.");
        }
        int nullIndex = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        Schema.Type type = type(field, branches.get(1 - nullIndex));
        return new FieldEncoder(slots, places, type, nullIndex, 1 - nullIndex, strict);
    }

    private static Schema.Type type(Schema.Field field, Schema schema) {
        boolean supported =
                switch (schema.getType()) {
                    case STRING, BOOLEAN, INT, LONG, FLOAT, DOUBLE -> schema.getLogicalType() == null;
                    default -> false;
                };
        if (!supported) {
            throw new IllegalArgumentException("the field \"" + field.name() + "\" has the type " + schema
                    + "; supported are string, boolean, int, long, float and double without a logical type.");
        }
        return schema.getType();
    }

    void encode(EventValues values, BinaryEncoder out) throws IOException, BadLine {
        for (int i = 0; i < slots.length; i++) {
            JsonToken kind = values.kind(slots[i]);
            if (kind != null) {
                if (valueIndex != NOT_IN_UNION) {
                    out.writeIndex(valueIndex);
                }
                write(kind, values.text(slots[i]), places.get(i), out);
                return;
            }
        }
        if (nullIndex == NOT_IN_UNION) {
            throw new BadLine(Reason.MISSING_FIELD, String.join(" or ", places) + " has no value, which is required");
        }
        out.writeIndex(nullIndex);
        out.writeNull();
    }

    private void write(JsonToken kind, String text, String place, BinaryEncoder out) throws IOException, BadLine {
        switch (type) {
            case STRING -> {
                require(kind == JsonToken.VALUE_STRING || !strict, kind, place);
                Utf8Text.write(text, place, out);
            }
            case BOOLEAN -> {
                require(kind.isBoolean(), kind, place);
                out.writeBoolean(kind == JsonToken.VALUE_TRUE);
            }
            case INT -> out.writeInt((int) whole(kind, text, place, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> out.writeLong(whole(kind, text, place, Long.MIN_VALUE, Long.MAX_VALUE));
            case FLOAT -> {
                require(kind.isNumeric(), kind, place);
                float number = Float.parseFloat(text);
                requireRange(Float.isFinite(number), text, place);
                out.writeFloat(number);
            }
            default -> {
                require(kind.isNumeric(), kind, place);
                // As exact as the platform's, and several times as fast.
                double number = NumberInput.parseDouble(text, true);
                requireRange(Double.isFinite(number), text, place);
                out.writeDouble(number);
            }
        }
    }

    private long whole(JsonToken kind, String text, String place, long least, long most) throws BadLine {
        require(kind == JsonToken.VALUE_NUMBER_INT, kind, place);
        Long number = parsed(text);
        if (number == null || number < least || number > most) {
            throw outOfRange(text, place);
        }
        return number;
    }

    private static @Nullable Long parsed(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private void require(boolean fits, JsonToken kind, String place) throws BadLine {
        if (!fits) {
            throw new BadLine(Reason.WRONG_TYPE, place + " holds " + kind + " where " + type + " belongs");
        }
    }

    private void requireRange(boolean fits, String text, String place) throws BadLine {
        if (!fits) {
            throw outOfRange(text, place);
        }
    }

    private BadLine outOfRange(String text, String place) {
        return new BadLine(Reason.WRONG_TYPE, place + " holds " + text + ", which is out of the range of " + type);
    }
}
