package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.blob.Blob;
import dev.glueflake.testkit.aws.internal.s3.blob.BlobStore;
import dev.glueflake.testkit.aws.internal.s3.checksum.RunningChecksum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a multipart upload: which parts the client wants, and what it expects of the object.
 *
 * @param parts in the client's order
 * @param expectedChecksum of the object, in base64
 * @param expectedLength of the object in bytes
 */
public record Completion(List<PartReference> parts, Optional<String> expectedChecksum, Optional<Long> expectedLength) {
    private static final long MIN_PART_BYTES = 5L * 1024 * 1024;

    /**
     * A part as the client names it.
     *
     * @param checksum in base64
     */
    public record PartReference(int number, String etag, Optional<String> checksum) {}

    /** Makes the object; it owns the bytes of the parts together with the upload. */
    StoredObject object(Upload upload, BlobStore blobs, Instant now) {
        List<UploadedPart> chosen = choose(upload);
        StoredChecksum checksum = upload.checksum().of(chosen);
        long length = chosen.stream().mapToLong(UploadedPart::length).sum();
        verify(checksum, length);
        List<Blob> bodies =
                chosen.stream().map(part -> part.body().blob().retain()).toList();
        ObjectDraft draft = upload.draft();
        return new StoredObject(
                draft.key(),
                blobs.join(bodies),
                etag(chosen),
                now,
                draft.headers(),
                draft.tags(),
                checksum,
                chosen.stream().map(UploadedPart::length).toList());
    }

    private List<UploadedPart> choose(Upload upload) {
        List<UploadedPart> chosen = new ArrayList<>();
        int before = 0;
        for (PartReference wanted : parts) {
            if (wanted.number <= before) {
                throw ServiceException.badRequest(
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            before = wanted.number;
            chosen.add(part(upload, wanted));
        }
        for (UploadedPart part : chosen.subList(0, chosen.size() - 1)) {
            checkSize(part);
        }
        return chosen;
    }

    private static UploadedPart part(Upload upload, PartReference wanted) {
        UploadedPart part = upload.parts().get(wanted.number);
        boolean same = part != null
                && WriteCondition.unquoted(part.body().etag()).equals(WriteCondition.unquoted(wanted.etag))
                && wanted.checksum.map(part.body().checksum()::equals).orElse(true);
        if (part == null || !same) {
            throw new ServiceException(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                            + " specified entity tag may not match the part's entity tag.",
                    Map.of("UploadId", upload.id(), "PartNumber", Integer.toString(wanted.number)));
        }
        return part;
    }

    private static void checkSize(UploadedPart part) {
        if (part.length() < MIN_PART_BYTES) {
            throw new ServiceException(
                    400,
                    "EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size",
                    Map.of(
                            "ProposedSize", Long.toString(part.length()),
                            "MinSizeAllowed", Long.toString(MIN_PART_BYTES),
                            "PartNumber", Integer.toString(part.number())));
        }
    }

    private void verify(StoredChecksum actual, long length) {
        if (expectedLength.isPresent() && expectedLength.get() != length) {
            throw S3Errors.invalidRequest("The x-amz-mp-object-size " + expectedLength.get()
                    + " is not the size of all parts, " + length + ".");
        }
        if (expectedChecksum.isPresent() && !expectedChecksum.get().equals(actual.value())) {
            throw S3Errors.badDigest(
                    "The " + actual.algorithm() + " you specified did not match the calculated checksum.");
        }
    }

    private static String etag(List<UploadedPart> parts) {
        RunningChecksum md5 = RunningChecksum.digest("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.body().md5())));
        return '"' + HexFormat.of().formatHex(md5.value()) + "-" + parts.size() + '"';
    }
}
