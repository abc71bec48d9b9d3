package dev.glueflake.testkit.aws.internal.s3.receive;

import dev.glueflake.testkit.aws.internal.s3.blob.Blob;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;

/**
 * A body that arrived whole and is what its client declared. Whoever gets it owns the blob.
 *
 * @param md5 of the bytes, in hexadecimal digits
 * @param checksum of the bytes by the algorithm, in base64
 */
public record ReceivedBody(Blob blob, String md5, ChecksumAlgorithm algorithm, String checksum) {

    /** The ETag with its quotes. */
    public String etag() {
        return '"' + md5 + '"';
    }
}
