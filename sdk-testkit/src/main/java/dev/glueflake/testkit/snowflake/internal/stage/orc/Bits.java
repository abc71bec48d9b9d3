package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;

/** Booleans, eight in a byte, the highest bit first. */
final class Bits {
    private final ByteRuns bytes;
    private int value;
    private int left;

    Bits(OrcInput in) {
        this.bytes = new ByteRuns(in);
    }

    boolean next() throws IOException {
        if (left == 0) {
            value = bytes.next();
            left = Byte.SIZE;
        }
        left--;
        return (value >>> left & 1) == 1;
    }
}
