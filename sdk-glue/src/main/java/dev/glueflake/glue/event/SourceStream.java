package dev.glueflake.glue.event;

import dev.glueflake.core.TransientException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.Abortable;

/** The stored bytes of an event file: a body that breaks or ends too early is a failure of S3, not an end. */
final class SourceStream extends FilterInputStream {
    private final EventFilePlan plan;
    private long count;

    SourceStream(InputStream body, EventFilePlan plan) {
        super(body);
        this.plan = plan;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            if (read < 0 && count != plan.bytes()) {
                throw broken("the body ended", null);
            }
            return read;
        } catch (IOException | SdkException failure) {
            throw broken(String.valueOf(failure.getMessage()), failure);
        }
    }

    long count() {
        return count;
    }

    /** Does not read the rest of a body that nobody wants. */
    @Override
    public void close() {
        if (count < plan.bytes() && in instanceof Abortable body) {
            body.abort();
        }
        try {
            in.close();
        } catch (IOException | SdkException ignored) {
            // All that was wanted has been read, or another failure is on its way.
        }
    }

    private TransientException broken(String why, @Nullable Exception failure) {
        return new TransientException(
                "EVENT_FILE_READ_FAILED",
                "Reading the event file " + plan.source() + " broke after " + count + " of " + plan.bytes() + " bytes: "
                        + why + ". Nothing was written; write it again.",
                Map.of("source", plan.source().toString()),
                failure);
    }
}
