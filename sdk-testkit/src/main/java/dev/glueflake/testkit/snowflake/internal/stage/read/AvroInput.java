package dev.glueflake.testkit.snowflake.internal.stage.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * The bytes of an Avro file, of which it says whether they end where a block ends: the library takes a file that is cut for one that
 * is over.
 */
final class AvroInput extends FilterInputStream {
    private static final int SYNC = 16;
    private static final int MAGIC = 4;

    private final byte[] sync;
    private final byte[] tail = new byte[SYNC];

    private AvroInput(InputStream in, byte[] sync) {
        super(in);
        this.sync = sync;
    }

    /** Reads the header, which the stream gives once more. */
    static AvroInput of(InputStream in) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        BinaryDecoder decoder = DecoderFactory.get().directBinaryDecoder(new Copying(in, header), null);
        decoder.readFixed(new byte[MAGIC]);
        for (long entries = decoder.readMapStart(); entries > 0; entries = decoder.mapNext()) {
            for (long i = 0; i < entries; i++) {
                decoder.readString();
                decoder.readBytes(null);
            }
        }
        byte[] sync = new byte[SYNC];
        decoder.readFixed(sync);
        return new AvroInput(new SequenceInputStream(new ByteArrayInputStream(header.toByteArray()), in), sync);
    }

    /** Whether what was read to the end is whole. */
    boolean isWhole() {
        return Arrays.equals(sync, tail);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int taken = in.read(into, offset, length);
        int kept = Math.min(taken, SYNC);
        if (kept > 0) {
            System.arraycopy(tail, kept, tail, 0, SYNC - kept);
            System.arraycopy(into, offset + taken - kept, tail, SYNC - kept, kept);
        }
        return taken;
    }

    /** No byte more is read than the decoder asks for. */
    private static final class Copying extends FilterInputStream {
        private final ByteArrayOutputStream copy;

        Copying(InputStream in, ByteArrayOutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                copy.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int taken = in.read(into, offset, length);
            if (taken > 0) {
                copy.write(into, offset, taken);
            }
            return taken;
        }
    }
}
