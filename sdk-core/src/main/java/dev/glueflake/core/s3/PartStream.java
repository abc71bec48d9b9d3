package dev.glueflake.core.s3;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Cuts the stored bytes into parts, counts and hashes them; the first full part turns the file into a multipart upload. */
final class PartStream extends OutputStream {
    private final Upload upload;
    private final int partSize;
    private final MessageDigest digest = sha256Digest();
    private final PartsInFlight inFlight;
    private PartBuffer buffer;
    private long count;
    private boolean aborted;

    PartStream(Upload upload, S3FileOptions options) {
        this.upload = upload;
        this.partSize = options.partSize();
        this.inFlight = new PartsInFlight(upload, options);
        this.buffer = new PartBuffer(partSize);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (aborted) {
            // What a compressor still writes while it is released belongs to a file that nobody wants any more.
            return;
        }
        int done = 0;
        while (done < length) {
            // A full buffer is kept until more comes: the last part, or the whole file, is then never empty.
            if (buffer.isFull()) {
                inFlight.send(buffer);
                buffer = new PartBuffer(partSize);
            }
            done += buffer.add(bytes, offset + done, length - done);
        }
        digest.update(bytes, offset, length);
        count += length;
    }

    /** Sends what is left, makes the object visible and returns its entity tag. */
    String finish() {
        if (!upload.isMultipart()) {
            return upload.putWhole(buffer);
        }
        inFlight.send(buffer);
        return upload.complete(inFlight.awaitAll());
    }

    void abort() {
        aborted = true;
        inFlight.settle();
        upload.abort();
    }

    long count() {
        return count;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
