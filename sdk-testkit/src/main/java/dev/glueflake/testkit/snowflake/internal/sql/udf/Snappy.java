package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.io.ByteArrayOutputStream;

/** Snappy's block format. What is written here holds literals alone: any reader takes it, only it is not shorter. */
final class Snappy {
    private static final int MAX_LITERAL = 1 << 16;

    private Snappy() {}

    static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = bytes.length;
        while (length >= 128) {
            out.write((length & 127) | 128);
            length >>>= 7;
        }
        out.write(length);
        for (int from = 0; from < bytes.length; from += MAX_LITERAL) {
            literal(out, bytes, from, Math.min(MAX_LITERAL, bytes.length - from));
        }
        return out.toByteArray();
    }

    private static void literal(ByteArrayOutputStream out, byte[] bytes, int from, int length) {
        int tag = length - 1;
        if (tag < 60) {
            out.write(tag << 2);
        } else if (tag < 256) {
            out.write(60 << 2);
            out.write(tag);
        } else {
            out.write(61 << 2);
            out.write(tag);
            out.write(tag >>> 8);
        }
        out.write(bytes, from, length);
    }

    /** @throws IndexOutOfBoundsException or {@link IllegalArgumentException} where the bytes are not Snappy's */
    static byte[] decompress(byte[] bytes) {
        int at = 0;
        int length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = bytes[at++];
            length |= (part & 127) << shift;
            if (part >= 0) {
                break;
            }
        }
        byte[] result = new byte[Math.max(0, Math.min(length, bytes.length * 64))];
        if (result.length != length || fill(result, bytes, at) != length) {
            throw new IllegalArgumentException("a length that is not the data's");
        }
        return result;
    }

    private static int fill(byte[] result, byte[] bytes, int start) {
        int at = start;
        int end = 0;
        while (at < bytes.length) {
            int tag = bytes[at++] & 255;
            int kind = tag & 3;
            if (kind == 0) {
                int extra = Math.max(0, (tag >>> 2) - 59);
                int length = 1 + (extra == 0 ? tag >>> 2 : number(bytes, at, extra));
                at += extra;
                System.arraycopy(bytes, at, result, end, length);
                at += length;
                end += length;
            } else {
                int width = kind == 3 ? 4 : kind;
                int length = kind == 1 ? 4 + (tag >>> 2 & 7) : 1 + (tag >>> 2);
                int offset = number(bytes, at, width) + (kind == 1 ? tag >>> 5 << 8 : 0);
                at += width;
                end = copy(result, end, offset, length);
            }
        }
        return end;
    }

    /** Byte by byte: a copy may reach into what it writes. */
    private static int copy(byte[] result, int end, int offset, int length) {
        if (offset < 1) {
            throw new IllegalArgumentException("a copy of nothing");
        }
        for (int i = 0; i < length; i++) {
            result[end + i] = result[end + i - offset];
        }
        return end + length;
    }

    private static int number(byte[] bytes, int at, int width) {
        int number = 0;
        for (int i = 0; i < width; i++) {
            number |= (bytes[at + i] & 255) << (8 * i);
        }
        return number;
    }
}
