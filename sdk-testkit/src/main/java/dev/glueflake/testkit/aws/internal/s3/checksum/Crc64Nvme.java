package dev.glueflake.testkit.aws.internal.s3.checksum;

import java.util.zip.Checksum;

/** CRC-64/NVME, the checksum that S3 gives to an object whose client sent none: reflected, all ones at both ends. */
final class Crc64Nvme implements Checksum {
    static final long REVERSED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final int SLICES = 8;
    private static final int BYTE_VALUES = 256;
    private static final long[][] TABLES = tables();

    private long state = -1;

    private static long[][] tables() {
        long[][] tables = new long[SLICES][BYTE_VALUES];
        for (int i = 0; i < BYTE_VALUES; i++) {
            long crc = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REVERSED_POLYNOMIAL;
            }
            tables[0][i] = crc;
        }
        for (int slice = 1; slice < SLICES; slice++) {
            for (int i = 0; i < BYTE_VALUES; i++) {
                long before = tables[slice - 1][i];
                tables[slice][i] = (before >>> Byte.SIZE) ^ tables[0][(int) before & 0xFF];
            }
        }
        return tables;
    }

    @Override
    public void update(int value) {
        state = (state >>> Byte.SIZE) ^ TABLES[0][(int) (state ^ value) & 0xFF];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        for (; end - at >= SLICES; at += SLICES) {
            eight(bytes, at);
        }
        for (; at < end; at++) {
            update(bytes[at]);
        }
    }

    /** Eight bytes with eight look-ups that do not wait for each other. */
    private void eight(byte[] bytes, int at) {
        long crc = state;
        long next = 0;
        for (int i = 0; i < SLICES; i++) {
            int index = (int) (crc >>> (i * Byte.SIZE) ^ bytes[at + i]) & 0xFF;
            next ^= TABLES[SLICES - 1 - i][index];
        }
        state = next;
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }
}
