package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;

/** What one row may unfold to: a few bytes of a file can claim lists of lists of long texts without end. */
final class RowBudget {
    private static final long MOST = 1L << 28;
    /** What an element of a list takes at least. */
    private static final int ELEMENT = 16;

    private long left = MOST;

    void begin() {
        left = MOST;
    }

    /** So many bytes; the length as an array takes it. */
    int bytes(long length) throws IOException {
        if (length < 0 || length > left) {
            throw new IOException("a row that is larger than any value may be");
        }
        left -= length;
        return (int) length;
    }

    int elements(long count) throws IOException {
        if (count > Integer.MAX_VALUE) {
            throw new IOException("a list of " + count + " elements");
        }
        bytes(ELEMENT * count);
        return (int) count;
    }
}
