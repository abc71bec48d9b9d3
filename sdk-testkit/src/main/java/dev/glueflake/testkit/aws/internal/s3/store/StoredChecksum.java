package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;

/**
 * The checksum that an object has.
 *
 * @param value in base64; with the number of parts behind a dash where it is one over the parts' checksums
 * @param wholeObject whether it is over the object's bytes
 */
public record StoredChecksum(ChecksumAlgorithm algorithm, String value, boolean wholeObject) {

    public String type() {
        return wholeObject ? "FULL_OBJECT" : "COMPOSITE";
    }
}
