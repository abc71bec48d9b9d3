package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.s3.receive.ReceivedBody;
import java.time.Instant;

/** A part of an upload that is under way. */
public record UploadedPart(int number, ReceivedBody body, Instant modified) {

    public long length() {
        return body.blob().length();
    }
}
