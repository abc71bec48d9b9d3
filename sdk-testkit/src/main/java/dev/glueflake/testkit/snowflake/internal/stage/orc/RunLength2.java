package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;
import java.util.Arrays;

/** Whole numbers in the encoding of Hive 0.12: up to 512 at a time, in the one of four forms that takes the least room. */
final class RunLength2 implements Integers {
    private static final int SHORTEST_REPEAT = 3;
    /** In a list of patches: that far on there is none yet. */
    private static final int FARTHEST_GAP = 255;

    private final OrcInput in;
    private final boolean signed;
    private long[] values = new long[0];
    private int at;

    RunLength2(OrcInput in, boolean signed) {
        this.in = in;
        this.signed = signed;
    }

    @Override
    public long next() throws IOException {
        if (at == values.length) {
            int first = in.octet();
            values = switch (first >>> 6) {
                case 0 -> shortRepeat(first);
                case 1 -> direct(first);
                case 2 -> patchedBase(first);
                default -> delta(first);
            };
            at = 0;
        }
        return values[at++];
    }

    private long[] shortRepeat(int first) throws IOException {
        long value = bigEndian((first >>> 3 & 7) + 1);
        long[] all = new long[(first & 7) + SHORTEST_REPEAT];
        Arrays.fill(all, signed ? OrcInput.signed(value) : value);
        return all;
    }

    private long[] direct(int first) throws IOException {
        long[] all = packed(length(first), BitWidths.of(first >>> 1));
        for (int i = 0; signed && i < all.length; i++) {
            all[i] = OrcInput.signed(all[i]);
        }
        return all;
    }

    private long[] delta(int first) throws IOException {
        int width = BitWidths.ofDelta(first >>> 1);
        int length = length(first);
        long value = signed ? in.signedVarint() : in.varint();
        long step = in.signedVarint();
        long[] steps = width == 0 ? new long[0] : packed(Math.max(0, length - 2), width);
        long[] all = new long[length];
        all[0] = value;
        for (int i = 1; i < length; i++) {
            long more = i == 1 || width == 0 ? step : step < 0 ? -steps[i - 2] : steps[i - 2];
            all[i] = all[i - 1] + more;
        }
        return all;
    }

    /** Small numbers above a base; the few that are not small get their high bits from a list of patches. */
    private long[] patchedBase(int first) throws IOException {
        int width = BitWidths.of(first >>> 1);
        int length = length(first);
        int third = in.octet();
        int fourth = in.octet();
        int patchWidth = BitWidths.of(third);
        int gapWidth = (fourth >>> 5) + 1;
        long base = base((third >>> 5) + 1);
        long[] all = packed(length, width);
        patch(all, width, packed(fourth & 0x1F, BitWidths.closest(patchWidth + gapWidth)), patchWidth);
        for (int i = 0; i < length; i++) {
            all[i] += base;
        }
        return all;
    }

    private static void patch(long[] all, int width, long[] patches, int patchWidth) throws IOException {
        long mask = patchWidth == Long.SIZE ? -1 : (1L << patchWidth) - 1;
        int to = 0;
        for (long each : patches) {
            long gap = patchWidth == Long.SIZE ? 0 : each >>> patchWidth;
            long high = each & mask;
            to += (int) gap;
            if (gap == FARTHEST_GAP && high == 0) {
                continue;
            }
            if (to >= all.length || width == Long.SIZE) {
                throw new IOException("a patch of no number");
            }
            all[to] |= high << width;
        }
    }

    /** The highest bit is the sign. */
    private long base(int bytes) throws IOException {
        long written = bigEndian(bytes);
        long sign = 1L << (Byte.SIZE * bytes - 1);
        return (written & sign) == 0 ? written : -(written & ~sign);
    }

    private int length(int first) throws IOException {
        return ((first & 1) << 8 | in.octet()) + 1;
    }

    private long bigEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | in.octet();
        }
        return value;
    }

    /** Numbers of so many bits each, the highest bit first, from the next byte on. */
    private long[] packed(int count, int width) throws IOException {
        long[] all = new long[count];
        int octet = 0;
        int left = 0;
        for (int i = 0; i < count; i++) {
            long value = 0;
            for (int missing = width; missing > 0; ) {
                if (left == 0) {
                    octet = in.octet();
                    left = Byte.SIZE;
                }
                int take = Math.min(missing, left);
                left -= take;
                missing -= take;
                value = value << take | (octet >>> left & (1 << take) - 1);
            }
            all[i] = value;
        }
        return all;
    }
}
