package dev.glueflake.testkit.aws.internal.core;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer, written once and then closed. */
public interface AwsBody extends AutoCloseable {
    AwsBody EMPTY = of(new byte[0]);

    long length();

    void writeTo(OutputStream out) throws IOException;

    @Override
    default void close() {}

    static AwsBody of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** A body that is small enough to be in memory: sent in one go with the headers. */
    final class Bytes implements AwsBody {
        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
