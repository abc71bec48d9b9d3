package dev.glueflake.testkit.snowflake.internal.stage.orc;

/** How many bits the numbers of a run have, which five bits say. */
final class BitWidths {
    private static final int[] WIDE = {26, 28, 30, 32, 40, 48, 56, 64};
    private static final int NARROW = 24;

    private BitWidths() {}

    static int of(int code) {
        int five = code & 0x1F;
        return five < NARROW ? five + 1 : WIDE[five - NARROW];
    }

    /** Of a run of differences, where code 0 is none at all. */
    static int ofDelta(int code) {
        return (code & 0x1F) == 0 ? 0 : of(code);
    }

    /** The least width that there is a code of. */
    static int closest(int bits) {
        if (bits <= NARROW) {
            return bits;
        }
        for (int width : WIDE) {
            if (width >= bits) {
                return width;
            }
        }
        return Long.SIZE;
    }
}
