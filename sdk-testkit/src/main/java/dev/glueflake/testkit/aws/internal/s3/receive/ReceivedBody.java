package dev.glueflake.testkit.aws.internal.s3.receive;

import dev.glueflake.testkit.aws.internal.s3.blob.Blob;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import java.util.Map;
import java.util.Objects;

/**
 * A body that arrived whole and is what its client declared. Whoever gets it owns the blob.
 *
 * @param md5 of the bytes, in hexadecimal digits
 * @param algorithm the one that speaks for the body
 * @param checksums of the bytes, in base64; the algorithm's among them
 */
public record ReceivedBody(
        Blob blob, String md5, ChecksumAlgorithm algorithm, Map<ChecksumAlgorithm, String> checksums) {

    public ReceivedBody {
        checksums = Map.copyOf(checksums);
    }

    public String checksum() {
        return Objects.requireNonNull(checksums.get(algorithm), algorithm::name);
    }

    /** The same body with another of its checksums to speak for it. */
    public ReceivedBody by(ChecksumAlgorithm other) {
        return new ReceivedBody(blob, md5, other, checksums);
    }

    /** The ETag with its quotes. */
    public String etag() {
        return '"' + md5 + '"';
    }
}
