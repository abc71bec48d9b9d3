package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;

/** How the values of a column lie in memory. Numbers take what the widest of them needs, as Snowflake's do. */
enum ArrowStorage {
    INT8,
    INT16,
    INT32,
    INT64,
    DECIMAL,
    DOUBLE,
    BIT,
    DATE,
    TEXT,
    BINARY,
    /** Seconds since 1970 and nanoseconds. */
    EPOCH_FRACTION,
    /** The same with the offset in minutes plus 1440. */
    EPOCH_FRACTION_ZONE,
    /** A power of ten and the digits before it. */
    EXPONENT_SIGNIFICAND,
    /** As many whole or floating numbers of 32 bits as the vector has dimensions. */
    NUMBERS,
    /** The elements of all arrays, and where each array ends. */
    LIST,
    /** The same of entries, which are structs of key and value. */
    MAP,
    /** A column for each field. */
    STRUCT;

    static final String SIGNIFICAND = "significand";

    /** Up to this many digits a timestamp is one number; beyond, years far off would not fit. */
    private static final int MAX_SCALE_OF_ONE_NUMBER = 7;

    private static final int MAX_DIGITS_OF_LONG = 18;

    /**
     * The storage of a column.
     *
     * @param bits of the widest of its numbers
     */
    static ArrowStorage of(SqlType type, int bits) {
        if (type instanceof SqlType.Numeric) {
            return ofBits(bits);
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return ofTimestamp(timestamp);
        } else if (type instanceof SqlType.Real) {
            return DOUBLE;
        } else if (type instanceof SqlType.Bool) {
            return BIT;
        } else if (type instanceof SqlType.Date) {
            return DATE;
        } else if (type instanceof SqlType.Time) {
            return INT64;
        } else if (type instanceof SqlType.Vector) {
            return NUMBERS;
        } else if (type instanceof SqlType.DecFloat) {
            return EXPONENT_SIGNIFICAND;
        }
        boolean bytes = type instanceof SqlType.Binary
                || (type instanceof SqlType.Shown shown && shown.format().isBinary());
        return bytes ? BINARY : TEXT;
    }

    /** The storage of a value within another one: of the type alone, whichever values there are. */
    static ArrowStorage nested(SqlType type) {
        if (type instanceof SqlType.TypedArray) {
            return LIST;
        } else if (type instanceof SqlType.Mapping) {
            return MAP;
        } else if (type instanceof SqlType.TypedObject) {
            return STRUCT;
        }
        boolean isLong = type instanceof SqlType.Numeric number && number.precision() <= MAX_DIGITS_OF_LONG;
        return of(type, isLong ? Long.SIZE - 1 : Long.SIZE);
    }

    private static ArrowStorage ofBits(int bits) {
        if (bits < Byte.SIZE) {
            return INT8;
        } else if (bits < Short.SIZE) {
            return INT16;
        } else if (bits < Integer.SIZE) {
            return INT32;
        }
        return bits < Long.SIZE ? INT64 : DECIMAL;
    }

    private static ArrowStorage ofTimestamp(SqlType.Timestamp type) {
        if (type.zone() == SqlType.Zone.TZ) {
            return EPOCH_FRACTION_ZONE;
        }
        return type.scale() <= MAX_SCALE_OF_ONE_NUMBER ? INT64 : EPOCH_FRACTION;
    }

    /** Bytes of one value; 0 where they differ. */
    int width() {
        return switch (this) {
            case INT8 -> Byte.BYTES;
            case INT16 -> Short.BYTES;
            case INT32, DATE -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case DECIMAL -> 2 * Long.BYTES;
            default -> 0;
        };
    }

    /** The names of the parts that a value has; none where it is whole. */
    List<String> parts() {
        return switch (this) {
            case EPOCH_FRACTION -> List.of("epoch", "fraction");
            case EPOCH_FRACTION_ZONE -> List.of("epoch", "fraction", "timezone");
            case EXPONENT_SIGNIFICAND -> List.of("exponent", SIGNIFICAND);
            default -> List.of();
        };
    }
}
