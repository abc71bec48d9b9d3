package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** The values of one column of a stripe, one after the other; a column within another has only those that the outer one holds. */
interface Column {
    @Nullable
    Object next() throws IOException;

    static Column of(OrcType type, StripeStreams stripe) throws IOException {
        Column values = values(type, stripe);
        if (!stripe.has(type, Kind.PRESENT)) {
            return values;
        }
        Bits present = new Bits(stripe.input(type, Kind.PRESENT));
        return () -> present.next() ? values.next() : null;
    }

    private static Column values(OrcType type, StripeStreams stripe) throws IOException {
        return switch (type.kind()) {
            case BOOLEAN -> new Bits(stripe.input(type, Kind.DATA))::next;
            case BYTE -> tiny(new ByteRuns(stripe.input(type, Kind.DATA)));
            case SHORT, INT, LONG -> stripe.integers(type, Kind.DATA, true)::next;
            case DATE -> date(stripe.integers(type, Kind.DATA, true));
            case FLOAT -> floats(stripe.input(type, Kind.DATA));
            case DOUBLE -> doubles(stripe.input(type, Kind.DATA));
            case STRING, VARCHAR, CHAR ->
                stripe.isDictionary(type) ? new DictionaryColumn(type, stripe) : new BytesColumn(type, stripe);
            case BINARY -> new BytesColumn(type, stripe);
            case DECIMAL -> new DecimalColumn(type, stripe);
            case TIMESTAMP -> new TimestampColumn(type, stripe);
            case LIST -> NestedColumns.list(type, stripe);
            case MAP -> NestedColumns.map(type, stripe);
            case STRUCT -> NestedColumns.struct(type, stripe);
            case UNION -> NestedColumns.union(type, stripe);
            default -> throw new IllegalStateException("checked when the schema was read: " + type.kind());
        };
    }

    private static Column tiny(ByteRuns bytes) {
        return () -> (long) (byte) bytes.next();
    }

    private static Column date(Integers days) {
        return () -> {
            long day = days.next();
            if (!ChronoField.EPOCH_DAY.range().isValidValue(day)) {
                throw new IOException("a date " + day + " days from 1970");
            }
            return LocalDate.ofEpochDay(day);
        };
    }

    private static Column floats(OrcInput in) {
        return () -> (double) Float.intBitsToFloat((int) littleEndian(in, Float.BYTES));
    }

    private static Column doubles(OrcInput in) {
        return () -> Double.longBitsToDouble(littleEndian(in, Double.BYTES));
    }

    private static long littleEndian(OrcInput in, int bytes) throws IOException {
        long bits = 0;
        for (int i = 0; i < bytes; i++) {
            bits |= (long) in.octet() << (Byte.SIZE * i);
        }
        return bits;
    }
}
