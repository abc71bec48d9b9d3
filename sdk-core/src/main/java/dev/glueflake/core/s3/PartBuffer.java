package dev.glueflake.core.s3;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import software.amazon.awssdk.core.sync.RequestBody;

/** The bytes of one part: grows to the part size, so that a small file takes little memory. */
final class PartBuffer {
    private static final int START = 64 * 1024;

    private final int limit;
    private byte[] bytes;
    private int length;

    PartBuffer(int limit) {
        this.limit = limit;
        this.bytes = new byte[Math.min(START, limit)];
    }

    /** Takes as many of the bytes as fit, and tells how many. */
    int add(byte[] source, int offset, int count) {
        int taken = Math.min(count, limit - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(bytes.length * 2, length + taken)));
        }
        System.arraycopy(source, offset, bytes, length, taken);
        length += taken;
        return taken;
    }

    boolean isFull() {
        return length == limit;
    }

    int length() {
        return length;
    }

    /** A body that reads this buffer in place, again for each attempt of the AWS SDK. */
    RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
    }
}
