package dev.glueflake.testkit.aws.internal.s3.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/** CRC-64/NVME, the checksum that S3 gives to an object whose client sent none: reflected, all ones at both ends. */
final class Crc64Nvme implements Checksum {
    static final long REVERSED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final int SLICES = 16;
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
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
        long crc = state;
        for (; end - at >= SLICES; at += SLICES) {
            crc = eight(crc ^ (long) LITTLE_ENDIAN.get(bytes, at), SLICES)
                    ^ eight((long) LITTLE_ENDIAN.get(bytes, at + Long.BYTES), Long.BYTES);
        }
        state = crc;
        for (; at < end; at++) {
            update(bytes[at]);
        }
    }

    /** What eight bytes leave of the sum {@code before} bytes before its end: eight look-ups that do not wait. */
    private static long eight(long bytes, int before) {
        return TABLES[before - 1][(int) bytes & 0xFF]
                ^ TABLES[before - 2][(int) (bytes >>> 8) & 0xFF]
                ^ TABLES[before - 3][(int) (bytes >>> 16) & 0xFF]
                ^ TABLES[before - 4][(int) (bytes >>> 24) & 0xFF]
                ^ TABLES[before - 5][(int) (bytes >>> 32) & 0xFF]
                ^ TABLES[before - 6][(int) (bytes >>> 40) & 0xFF]
                ^ TABLES[before - 7][(int) (bytes >>> 48) & 0xFF]
                ^ TABLES[before - 8][(int) (bytes >>> 56)];
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
