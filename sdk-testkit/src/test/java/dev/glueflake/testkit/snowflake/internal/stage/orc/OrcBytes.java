package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes of a stream or message as ORC and Protocol Buffers write them. */
final class OrcBytes {
    private static final int LONGEST_LITERALS = 128;
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 130;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    OrcBytes octet(long value) {
        out.write((int) value);
        return this;
    }

    OrcBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    OrcBytes littleEndian(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            octet(bits >>> (Byte.SIZE * i));
        }
        return this;
    }

    OrcBytes bigEndian(long bits, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            octet(bits >>> (Byte.SIZE * i));
        }
        return this;
    }

    OrcBytes varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return octet(rest);
    }

    OrcBytes signedVarint(BigInteger value) {
        BigInteger rest =
                value.signum() < 0 ? value.negate().shiftLeft(1).subtract(BigInteger.ONE) : value.shiftLeft(1);
        while (rest.bitLength() > 7) {
            octet(rest.intValue() & 0x7F | 0x80);
            rest = rest.shiftRight(7);
        }
        return octet(rest.intValue());
    }

    static long folded(long value) {
        return value << 1 ^ value >> 63;
    }

    /** A field of a message that is a number. */
    OrcBytes field(int field, long value) {
        return varint((long) field << 3).varint(value);
    }

    /** A field of a message that is a text, bytes or a message. */
    OrcBytes field(int field, byte[] value) {
        return varint((long) field << 3 | 2).varint(value.length).bytes(value);
    }

    OrcBytes field(int field, String value) {
        return field(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as runs where there are any, and as literals in pieces of any length. */
    static byte[] byteRuns(byte[] bytes, Random random) {
        OrcBytes runs = new OrcBytes();
        for (int at = 0; at < bytes.length; ) {
            int run = run(bytes, at);
            if (run >= SHORTEST_RUN) {
                runs.octet(run - SHORTEST_RUN).octet(bytes[at]);
                at += run;
            } else {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(LONGEST_LITERALS));
                runs.octet(-length);
                for (int i = 0; i < length; i++) {
                    runs.octet(bytes[at++]);
                }
            }
        }
        return runs.toByteArray();
    }

    private static int run(byte[] bytes, int from) {
        int to = from;
        while (to < bytes.length && to - from < LONGEST_RUN && bytes[to] == bytes[from]) {
            to++;
        }
        return to - from;
    }

    int size() {
        return out.size();
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
