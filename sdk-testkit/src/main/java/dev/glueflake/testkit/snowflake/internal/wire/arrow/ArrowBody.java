package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.wire.value.DriverValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buffers of a batch, column by column: which rows have a value, then the values. */
final class ArrowBody {
    private static final int DECIMAL_BYTES = 16;
    private static final byte[] NONE = new byte[0];

    private final List<Node> nodes = new ArrayList<>();
    private final List<byte[]> buffers = new ArrayList<>();

    /** Rows of a column or of a part of it. */
    record Node(int length, int nulls) {}

    List<Node> nodes() {
        return nodes;
    }

    List<byte[]> buffers() {
        return buffers;
    }

    void add(ArrowColumn column, int index, List<@Nullable Object[]> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows) {
            boolean parsed = !column.children().isEmpty();
            values.add(parsed ? ArrowValues.of(column.type(), row[index]) : row[index]);
        }
        add(column, values);
    }

    private void add(ArrowColumn column, List<@Nullable Object> values) {
        byte[] validity = validity(values);
        if (!column.children().isEmpty()) {
            nested(column, values);
        } else if (column.type() instanceof SqlType.Vector vector) {
            elements(vector, values);
        } else if (column.type() instanceof SqlType.DecFloat) {
            exponents(values, validity);
            significands(values, validity);
        } else if (!column.storage().parts().isEmpty()) {
            parts(column, values, validity);
        } else if (column.storage() == ArrowStorage.TEXT || column.storage() == ArrowStorage.BINARY) {
            bytes(value -> bytes(column.type(), value), values);
        } else if (column.storage() == ArrowStorage.BIT) {
            buffers.add(bits(values, Boolean.TRUE::equals));
        } else {
            fixed(column, values);
        }
    }

    private byte[] validity(List<@Nullable Object> values) {
        int nulls = Collections.frequency(values, null);
        nodes.add(new Node(values.size(), nulls));
        byte[] validity = nulls == 0 ? NONE : bits(values, value -> value != null);
        buffers.add(validity);
        return validity;
    }

    /** Whether a value's bit is set. */
    @FunctionalInterface
    private interface Bit {
        boolean of(@Nullable Object value);
    }

    private static byte[] bits(List<@Nullable Object> values, Bit bit) {
        byte[] bits = new byte[(values.size() + Byte.SIZE - 1) / Byte.SIZE];
        for (int row = 0; row < values.size(); row++) {
            if (bit.of(values.get(row))) {
                bits[row / Byte.SIZE] |= (byte) (1 << (row % Byte.SIZE));
            }
        }
        return bits;
    }

    private void fixed(ArrowColumn column, List<@Nullable Object> values) {
        int width = column.storage().width();
        byte[] numbers = new byte[values.size() * width];
        ByteBuffer out = littleEndian(numbers);
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            if (value != null) {
                put(out, row * width, column, value);
            }
        }
        buffers.add(numbers);
    }

    private static void put(ByteBuffer out, int at, ArrowColumn column, Object value) {
        switch (column.storage()) {
            case DOUBLE -> out.putDouble(at, (Double) value);
            case DECIMAL -> decimal(out, at, ArrowNumbers.unscaled((SqlType.Numeric) column.type(), value));
            case INT8 -> out.put(at, (byte) ArrowNumbers.whole(column.type(), value));
            case INT16 -> out.putShort(at, (short) ArrowNumbers.whole(column.type(), value));
            case INT32, DATE -> out.putInt(at, (int) ArrowNumbers.whole(column.type(), value));
            default -> out.putLong(at, ArrowNumbers.whole(column.type(), value));
        }
    }

    private static void decimal(ByteBuffer out, int at, BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        byte[] all = new byte[DECIMAL_BYTES];
        Arrays.fill(all, (byte) (number.signum() < 0 ? -1 : 0));
        for (int i = 0; i < bigEndian.length; i++) {
            all[i] = bigEndian[bigEndian.length - 1 - i];
        }
        out.put(at, all);
    }

    private void exponents(List<@Nullable Object> values, byte[] validity) {
        byte[] exponents = new byte[values.size() * Short.BYTES];
        ByteBuffer out = littleEndian(exponents);
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) instanceof String number) {
                out.putShort(row * Short.BYTES, (short) -shortest(number).scale());
            }
        }
        part(values, validity);
        buffers.add(exponents);
    }

    private void significands(List<@Nullable Object> values, byte[] validity) {
        part(values, validity);
        bytes(value -> value == null ? NONE : shortest(value).unscaledValue().toByteArray(), values);
    }

    /** With the fewest digits: clients write them all. */
    private static BigDecimal shortest(Object number) {
        return new BigDecimal(number.toString()).stripTrailingZeros();
    }

    /** A part has a value where the whole has one. */
    private void part(List<@Nullable Object> values, byte[] validity) {
        nodes.add(new Node(values.size(), nodes.get(nodes.size() - 1).nulls()));
        buffers.add(validity);
    }

    /** What a value is in memory. */
    @FunctionalInterface
    private interface Bytes {
        byte[] of(@Nullable Object value);
    }

    private void bytes(Bytes type, List<@Nullable Object> values) {
        List<byte[]> all = new ArrayList<>(values.size());
        byte[] ends = new byte[(values.size() + 1) * Integer.BYTES];
        ByteBuffer offsets = littleEndian(ends);
        int total = 0;
        for (int row = 0; row < values.size(); row++) {
            byte[] bytes = type.of(values.get(row));
            all.add(bytes);
            total = Math.addExact(total, bytes.length);
            offsets.putInt((row + 1) * Integer.BYTES, total);
        }
        byte[] joined = new byte[total];
        ByteBuffer out = ByteBuffer.wrap(joined);
        all.forEach(out::put);
        buffers.add(ends);
        buffers.add(joined);
    }

    private static byte[] bytes(SqlType type, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        String text = DriverValues.encode(type, value);
        if (text != null
                && type instanceof SqlType.Shown shown
                && shown.format().isBinary()) {
            return HexFormat.of().parseHex(text);
        }
        return text == null ? NONE : text.getBytes(StandardCharsets.UTF_8);
    }

    private void parts(ArrowColumn column, List<@Nullable Object> values, byte[] validity) {
        int nulls = nodes.get(nodes.size() - 1).nulls();
        for (int part = 0; part < column.storage().parts().size(); part++) {
            int width = part == 0 ? Long.BYTES : Integer.BYTES;
            byte[] numbers = new byte[values.size() * width];
            ByteBuffer out = littleEndian(numbers);
            for (int row = 0; row < values.size(); row++) {
                Object value = values.get(row);
                if (value != null) {
                    long number = ArrowNumbers.part((SqlType.Timestamp) column.type(), value, part);
                    putPart(out, row * width, width, number);
                }
            }
            nodes.add(new Node(values.size(), nulls));
            buffers.add(validity);
            buffers.add(numbers);
        }
    }

    /** The numbers of all vectors, row after row; those of a NULL are 0. */
    private void elements(SqlType.Vector type, List<@Nullable Object> values) {
        byte[] numbers = new byte[values.size() * type.dimension() * Integer.BYTES];
        ByteBuffer out = littleEndian(numbers);
        for (int row = 0; row < values.size(); row++) {
            out.position(row * type.dimension() * Integer.BYTES);
            if (values.get(row) instanceof String stored) {
                for (String number : stored.substring(1, stored.length() - 1).split(",", -1)) {
                    out.putInt(
                            type.whole() ? Integer.parseInt(number) : Float.floatToIntBits(Float.parseFloat(number)));
                }
            }
        }
        nodes.add(new Node(values.size() * type.dimension(), 0));
        buffers.add(NONE);
        buffers.add(numbers);
    }

    /** A struct's fields lie each in a column as long as its own; what lists and maps hold lies one after the other. */
    private void nested(ArrowColumn column, List<@Nullable Object> values) {
        if (column.storage() == ArrowStorage.STRUCT) {
            for (int i = 0; i < column.children().size(); i++) {
                List<@Nullable Object> field = new ArrayList<>(values.size());
                for (Object value : values) {
                    field.add(value instanceof List<?> fields ? fields.get(i) : null);
                }
                add(column.children().get(i), field);
            }
            return;
        }
        List<@Nullable Object> items = new ArrayList<>();
        byte[] ends = new byte[(values.size() + 1) * Integer.BYTES];
        ByteBuffer offsets = littleEndian(ends);
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) instanceof List<?> list) {
                items.addAll(list);
            }
            offsets.putInt((row + 1) * Integer.BYTES, items.size());
        }
        buffers.add(ends);
        add(column.children().get(0), items);
    }

    private static void putPart(ByteBuffer out, int at, int width, long number) {
        if (width == Long.BYTES) {
            out.putLong(at, number);
        } else {
            out.putInt(at, (int) number);
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
