package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A part of a file, unpacked block by block while it is read. */
final class OrcInput {
    private static final int HEADER = 3;
    private static final int PIECE = 1 << 16;
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(127);

    private final FileChannel file;
    private final Packing packing;
    private long position;
    private final long end;
    private byte[] buffer = new byte[0];
    private byte[] unpacked = new byte[0];
    private int at;
    private int filled;

    /** How a file is packed: the codec, and the most bytes that a block unfolds to. */
    record Packing(Codec codec, int blockSize) {
        static final Packing NONE = new Packing(Codec.NONE, 0);
    }

    OrcInput(FileChannel file, Packing packing, long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset > file.size() - length) {
            throw new EOFException(length + " bytes at " + offset + " of " + file.size());
        }
        this.file = file;
        this.packing = packing;
        this.position = offset;
        this.end = offset + length;
    }

    /** The next byte, 0 to 255. */
    int octet() throws IOException {
        if (at == filled && !fill()) {
            throw new EOFException("a stream of too few bytes");
        }
        return buffer[at++] & 0xFF;
    }

    byte[] bytes(int length) throws IOException {
        byte[] all = new byte[Math.min(length, PIECE)];
        for (int read = 0; read < length; ) {
            if (at == filled && !fill()) {
                throw new EOFException("a stream of too few bytes");
            }
            int some = Math.min(length - read, filled - at);
            if (read + some > all.length) {
                all = Arrays.copyOf(all, Math.min(length, Math.max(2 * all.length, read + some)));
            }
            System.arraycopy(buffer, at, all, read, some);
            at += some;
            read += some;
        }
        return all;
    }

    /** What is left, at most so much. */
    byte[] rest(int most) throws IOException {
        byte[] all = new byte[0];
        while (at < filled || fill()) {
            int more = filled - at;
            if (more > most - all.length) {
                throw new IOException("more than " + most + " bytes");
            }
            int read = all.length;
            all = Arrays.copyOf(all, read + more);
            System.arraycopy(buffer, at, all, read, more);
            at = filled;
        }
        return all;
    }

    /** A number of up to 64 bits, seven in a byte, the lowest first. */
    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int part = octet();
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    long signedVarint() throws IOException {
        return signed(varint());
    }

    /** As {@link #signedVarint}, of up to 128 bits. */
    BigInteger wideSignedVarint() throws IOException {
        BigInteger value = BigInteger.ZERO;
        int part;
        int shift = 0;
        do {
            part = octet();
            value = value.or(BigInteger.valueOf(part & 0x7F).shiftLeft(shift));
            shift += 7;
        } while (part >= 0x80 && shift < 128);
        BigInteger half = value.shiftRight(1);
        BigInteger number = value.testBit(0) ? half.negate().subtract(BigInteger.ONE) : half;
        if (part >= 0x80 || number.abs().compareTo(LARGEST) > 0) {
            throw new IOException("a number of more than 128 bits");
        }
        return number;
    }

    /** The lowest bit says whether it is negative. */
    static long signed(long folded) {
        return (folded >>> 1) ^ -(folded & 1);
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = 0;
        while (filled == 0 && position < end) {
            if (packing.codec() == Codec.NONE) {
                buffer = raw((int) Math.min(PIECE, end - position));
                filled = buffer.length;
            } else {
                unpack();
            }
        }
        return filled > 0;
    }

    private void unpack() throws IOException {
        byte[] header = raw(HEADER);
        int word = (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
        byte[] block = raw(word >>> 1);
        boolean original = (word & 1) == 1;
        if (original) {
            buffer = block;
            filled = block.length;
        } else {
            unpacked = unpacked.length == 0 ? new byte[packing.blockSize()] : unpacked;
            buffer = unpacked;
            filled = packing.codec().unpack(block, buffer);
        }
    }

    private byte[] raw(int length) throws IOException {
        if (length > end - position) {
            throw new EOFException("a block of " + length + " bytes where there are " + (end - position));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, position);
            if (read < 0) {
                throw new EOFException("a file that is shorter than it was");
            }
            position += read;
        }
        return bytes.array();
    }
}
