package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm.PartChecksum;
import java.util.List;
import java.util.Optional;

/**
 * Which checksum a multipart upload makes.
 *
 * @param wholeObject whether the object's checksum shall be over its bytes and not over its parts' checksums
 * @param declared whether the client named the algorithm, and so must use it in each part
 */
public record UploadChecksum(ChecksumAlgorithm algorithm, boolean wholeObject, boolean declared) {

    /** Reads what a client asks for; S3's defaults depend on the algorithm. */
    public static UploadChecksum of(Optional<String> algorithm, Optional<String> type) {
        if (algorithm.isEmpty()) {
            return new UploadChecksum(ChecksumAlgorithm.CRC64NVME, true, false);
        }
        ChecksumAlgorithm named = ChecksumAlgorithm.named(algorithm.get())
                .orElseThrow(() ->
                        S3Errors.invalidRequest("Checksum algorithm provided is unsupported: " + algorithm.get()));
        boolean whole = type.map(text -> text.equals("FULL_OBJECT")).orElse(named == ChecksumAlgorithm.CRC64NVME);
        boolean impossible = whole ? !named.combines() : named == ChecksumAlgorithm.CRC64NVME;
        if (impossible) {
            throw S3Errors.invalidRequest("The " + (whole ? "FULL_OBJECT" : "COMPOSITE")
                    + " checksum type cannot be used with the " + named + " checksum algorithm.");
        }
        return new UploadChecksum(named, whole, true);
    }

    public String type() {
        return wholeObject ? "FULL_OBJECT" : "COMPOSITE";
    }

    StoredChecksum of(List<UploadedPart> parts) {
        List<PartChecksum> checksums = parts.stream()
                .map(part -> new PartChecksum(part.body().checksum(), part.length()))
                .toList();
        String value = wholeObject ? algorithm.ofWhole(checksums) : algorithm.ofParts(checksums);
        return new StoredChecksum(algorithm, value, wholeObject);
    }
}
