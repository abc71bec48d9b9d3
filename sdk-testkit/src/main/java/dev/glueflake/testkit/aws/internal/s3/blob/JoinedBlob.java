package dev.glueflake.testkit.aws.internal.s3.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Several bodies one behind the other: the parts of a multipart upload, left where they lie. */
final class JoinedBlob extends Blob {
    private final List<Blob> parts;
    private final long length;

    /** Takes over the ownership of the parts. */
    JoinedBlob(List<Blob> parts) {
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToLong(Blob::length).sum();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long from) throws IOException {
        int index = 0;
        long offset = from;
        while (index < parts.size() && offset >= parts.get(index).length()) {
            offset -= parts.get(index).length();
            index++;
        }
        return index == parts.size() ? InputStream.nullInputStream() : new JoinedInputStream(index, offset);
    }

    @Override
    void free() {
        parts.forEach(Blob::release);
    }

    /** Opens one part at a time. */
    private final class JoinedInputStream extends InputStream {
        private int index;
        private InputStream current;

        JoinedInputStream(int index, long offset) throws IOException {
            this.index = index;
            this.current = parts.get(index).open(offset);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = current.read(buffer, offset, length);
            while (count < 0 && index < parts.size() - 1) {
                current.close();
                index++;
                current = parts.get(index).open(0);
                count = current.read(buffer, offset, length);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
