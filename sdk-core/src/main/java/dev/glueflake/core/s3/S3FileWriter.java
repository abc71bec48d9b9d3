package dev.glueflake.core.s3;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes one file to S3, whole or not at all.
 *
 * <p>Bytes are compressed and sent in parts while they are written; memory is bounded by the parts on their way plus
 * one. Nothing is visible before {@link #commit()}. A failure, and {@link #close()} without commit, abort the upload.
 * A lost answer to the last request is looked up in S3 by a write id in the object's metadata, so that
 * {@link dev.glueflake.core.OutcomeUnknownException} is thrown only if S3 cannot be asked either. Wrapping streams are
 * flushed before the commit, not closed. Not thread-safe: one thread writes a file.
 */
public final class S3FileWriter extends OutputStream {
    private enum State {
        OPEN,
        FAILED,
        COMMITTED,
        CLOSED
    }

    private final S3Location location;
    private final PartStream parts;
    private final OutputStream compressor;
    private State state = State.OPEN;
    private long written;

    private S3FileWriter(S3Location location, PartStream parts, OutputStream compressor) {
        this.location = location;
        this.parts = parts;
        this.compressor = compressor;
    }

    /**
     * Starts a file; nothing is sent yet.
     *
     * @param s3 stays the caller's, who closes it after this
     * @param location where the file will stand; no prefix
     * @param options how it is written
     * @return a new writer, which the caller commits and closes
     * @throws ConfigurationException if the location is a prefix
     */
    public static S3FileWriter open(S3Client s3, S3Location location, S3FileOptions options) {
        if (location.isPrefix()) {
            throw new ConfigurationException(
                    "S3_LOCATION_INVALID",
                    location + " is a prefix: a file needs a key that does not end with a slash.");
        }
        PartStream parts = new PartStream(new Upload(s3, location, options), options);
        return new S3FileWriter(location, parts, Compressors.compress(options.compression(), parts));
    }

    /**
     * Returns where the file will stand.
     *
     * @return the location
     */
    public S3Location location() {
        return location;
    }

    /**
     * Returns how many bytes were written, before compression.
     *
     * @return bytes
     */
    public long written() {
        return written;
    }

    /**
     * Writes one byte.
     *
     * @param value its low eight bits are written
     * @throws dev.glueflake.core.GlueflakeException if a part cannot be sent; the upload is aborted
     * @throws IllegalStateException if the file is committed, failed or closed
     */
    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /**
     * Writes bytes.
     *
     * @param bytes the array
     * @throws dev.glueflake.core.GlueflakeException if a part cannot be sent; the upload is aborted
     * @throws IllegalStateException if the file is committed, failed or closed
     */
    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /**
     * Writes bytes.
     *
     * @param bytes the array
     * @param offset where to start
     * @param length how many
     * @throws dev.glueflake.core.GlueflakeException if a part cannot be sent; the upload is aborted
     * @throws IllegalStateException if the file is committed, failed or closed
     */
    @Override
    public void write(byte[] bytes, int offset, int length) {
        checkOpen();
        try {
            compressor.write(bytes, offset, length);
            written += length;
        } catch (IOException impossible) {
            throw failed(new UncheckedIOException(impossible));
        } catch (RuntimeException failure) {
            throw failed(failure);
        }
    }

    /** Does nothing: a part is sent when it is full, and the rest by {@link #commit()}. */
    @Override
    public void flush() {
        // A stream around this one flushes when it is closed, after the commit as well.
    }

    /**
     * Sends the rest and makes the file visible.
     *
     * @return the file as it stands in S3
     * @throws S3ObjectExistsException if the write is conditional and an object stands there
     * @throws dev.glueflake.core.TransientException if S3 did not take the file; nothing is visible
     * @throws dev.glueflake.core.PermanentException if S3 refused the file; nothing is visible
     * @throws dev.glueflake.core.OutcomeUnknownException if the last answer is lost and S3 cannot be asked
     * @throws IllegalStateException if the file is committed, failed or closed
     */
    public S3File commit() {
        checkOpen();
        try {
            compressor.close();
            String etag = parts.finish();
            state = State.COMMITTED;
            return new S3File(location, parts.count(), written, parts.sha256(), etag);
        } catch (IOException impossible) {
            throw failed(new UncheckedIOException(impossible));
        } catch (RuntimeException failure) {
            throw failed(failure);
        }
    }

    /**
     * Ends the writer; without a commit, the upload is aborted and nothing is visible.
     *
     * @throws dev.glueflake.core.GlueflakeException if the upload cannot be aborted; the message names it
     */
    @Override
    public void close() {
        boolean open = state == State.OPEN;
        state = state == State.COMMITTED ? State.COMMITTED : State.CLOSED;
        if (open) {
            try {
                parts.abort();
            } finally {
                Compressors.release(compressor);
            }
        }
    }

    private RuntimeException failed(RuntimeException failure) {
        state = State.FAILED;
        try {
            parts.abort();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        } finally {
            Compressors.release(compressor);
        }
        return failure;
    }

    private void checkOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("The file " + location + " is " + state + ": open a new writer.");
        }
    }
}
