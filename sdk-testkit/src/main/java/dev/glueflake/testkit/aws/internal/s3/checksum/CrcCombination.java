package dev.glueflake.testkit.aws.internal.s3.checksum;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes the checksum of two byte sequences in a row from their own checksums: the first one is multiplied by x to the
 * power of the second one's bits, modulo the polynomial, and the second one is added.
 *
 * @param polynomial with its bits reversed
 * @param width in bits
 */
record CrcCombination(long polynomial, int width) {

    byte[] combine(byte[] first, byte[] second, long secondLength) {
        long shifted = multiply(powerOfX(secondLength * Byte.SIZE), number(first));
        return bytes(shifted ^ number(second));
    }

    private long powerOfX(long exponent) {
        long result = one();
        long square = one() >>> 1;
        for (long left = exponent; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                result = multiply(square, result);
            }
            square = multiply(square, square);
        }
        return result;
    }

    private long multiply(long a, long b) {
        long product = 0;
        long factor = b;
        for (long bit = one(); bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= factor;
            }
            factor = (factor & 1) == 0 ? factor >>> 1 : (factor >>> 1) ^ polynomial;
        }
        return product;
    }

    /** The polynomial 1, bits reversed. */
    private long one() {
        return 1L << (width - 1);
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.allocate(Long.BYTES)
                .position(Long.BYTES - bytes.length)
                .put(bytes)
                .getLong(0);
    }

    private byte[] bytes(long number) {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return Arrays.copyOfRange(all, Long.BYTES - width / Byte.SIZE, Long.BYTES);
    }
}
