package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

/** Writes whole numbers in both encodings and every form that they allow, cut into runs at random. */
final class OrcNumbers {
    private static final int[] WIDE = {26, 28, 30, 32, 40, 48, 56, 64};
    private static final int LONGEST = 512;
    private static final int MOST_PATCHES = 31;
    private static final int FARTHEST_GAP = 255;

    private final OrcBytes out = new OrcBytes();
    private final boolean signed;
    private final Random random;

    private OrcNumbers(boolean signed, Random random) {
        this.signed = signed;
        this.random = random;
    }

    static byte[] write(long[] values, boolean signed, boolean later, Random random) {
        OrcNumbers writer = new OrcNumbers(signed, random);
        for (int at = 0; at < values.length; ) {
            at += later ? writer.second(values, at) : writer.first(values, at);
        }
        return writer.out.toByteArray();
    }

    private int first(long[] values, int at) {
        long delta = at + 1 < values.length ? values[at + 1] - values[at] : 0;
        int run = 1;
        while (at + run < values.length && run < 130 && values[at + run] - values[at + run - 1] == delta) {
            run++;
        }
        if (run >= 3 && delta >= Byte.MIN_VALUE && delta <= Byte.MAX_VALUE) {
            number(out.octet(run - 3).octet(delta), values[at]);
            return run;
        }
        int length = Math.min(values.length - at, 1 + random.nextInt(128));
        out.octet(-length);
        for (int i = 0; i < length; i++) {
            number(out, values[at + i]);
        }
        return length;
    }

    private int second(long[] values, int at) {
        int same = 1;
        while (at + same < values.length && same < 10 && values[at + same] == values[at]) {
            same++;
        }
        if (same >= 3 && random.nextBoolean()) {
            long value = written(values[at]);
            int bytes = Math.max(1, (bits(value) + 7) / 8);
            out.octet((long) (bytes - 1) << 3 | same - 3).bigEndian(value, bytes);
            return same;
        }
        int length = Math.min(values.length - at, 1 + random.nextInt(LONGEST));
        long[] run = Arrays.copyOfRange(values, at, at + length);
        if (!(random.nextBoolean() ? delta(run) : patched(run))) {
            direct(run);
        }
        return length;
    }

    private void direct(long[] run) {
        long[] all = LongStream.of(run).map(this::written).toArray();
        int width = closest(Math.max(1, widest(all)));
        head(1, code(width), run.length);
        packed(all, width);
    }

    /** Where the numbers go one way only, and not too far at once. */
    private boolean delta(long[] run) {
        if (run.length < 3 || LongStream.of(run).anyMatch(value -> value != value << 2 >> 2)) {
            return false;
        }
        long step = run[1] - run[0];
        long[] steps = new long[run.length - 2];
        for (int i = 0; i < steps.length; i++) {
            long next = run[i + 2] - run[i + 1];
            if (next != 0 && (next < 0) != (step < 0)) {
                return false;
            }
            steps[i] = Math.abs(next);
        }
        boolean fixed = LongStream.of(steps).allMatch(each -> each == Math.abs(step));
        int width = closest(Math.max(2, widest(steps)));
        head(3, fixed ? 0 : code(width), run.length);
        number(out, run[0]);
        out.signedVarint(BigInteger.valueOf(step));
        if (!fixed) {
            packed(steps, width);
        }
        return true;
    }

    /** Where a few numbers are much larger than the others. */
    private boolean patched(long[] run) {
        if (LongStream.of(run).anyMatch(value -> value != value << 10 >> 10)) {
            return false;
        }
        long base = LongStream.of(run).min().orElseThrow();
        long[] above = LongStream.of(run).map(value -> value - base).toArray();
        long[] sorted = above.clone();
        Arrays.sort(sorted);
        int width = closest(Math.max(1, bits(sorted[(sorted.length - 1) * 19 / 20])));
        int patchWidth = closest(Math.max(1, widest(above) - width));
        long[] patches = patches(above, width, patchWidth);
        if (patches.length == 0 || patches.length > MOST_PATCHES || width + patchWidth > 56) {
            return false;
        }
        int baseBytes = (bits(Math.abs(base)) + 1 + 7) / 8;
        long signedBase = base < 0 ? Math.abs(base) | 1L << (Byte.SIZE * baseBytes - 1) : base;
        head(2, code(width), run.length);
        out.octet((long) (baseBytes - 1) << 5 | code(patchWidth)).octet(7L << 5 | patches.length);
        out.bigEndian(signedBase, baseBytes);
        packed(LongStream.of(above).map(value -> value & (1L << width) - 1).toArray(), width);
        packed(patches, closest(patchWidth + 8));
        return true;
    }

    private static long[] patches(long[] above, int width, int patchWidth) {
        LongStream.Builder patches = LongStream.builder();
        int gap = 0;
        for (long value : above) {
            if (value >>> width != 0) {
                for (; gap > FARTHEST_GAP; gap -= FARTHEST_GAP) {
                    patches.add((long) FARTHEST_GAP << patchWidth);
                }
                patches.add((long) gap << patchWidth | value >>> width);
                gap = 0;
            }
            gap++;
        }
        return patches.build().toArray();
    }

    private void head(int form, int code, int length) {
        out.octet((long) form << 6 | (long) code << 1 | (length - 1) >> 8).octet(length - 1);
    }

    private void packed(long[] values, int width) {
        int octet = 0;
        int free = Byte.SIZE;
        for (long value : values) {
            for (int bit = width - 1; bit >= 0; bit--) {
                free--;
                octet |= (int) (value >>> bit & 1) << free;
                if (free == 0) {
                    out.octet(octet);
                    octet = 0;
                    free = Byte.SIZE;
                }
            }
        }
        if (free < Byte.SIZE) {
            out.octet(octet);
        }
    }

    private long written(long value) {
        return signed ? OrcBytes.folded(value) : value;
    }

    private void number(OrcBytes to, long value) {
        to.varint(written(value));
    }

    private static int widest(long[] values) {
        return LongStream.of(values).mapToInt(OrcNumbers::bits).max().orElse(0);
    }

    private static int bits(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    private static int closest(int bits) {
        return bits <= 24
                ? bits
                : Arrays.stream(WIDE).filter(wide -> wide >= bits).findFirst().orElseThrow();
    }

    private static int code(int width) {
        return width <= 24 ? width - 1 : 24 + Arrays.binarySearch(WIDE, width);
    }
}
