package dev.glueflake.core.s3;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The requests of one file. All of them carry CRC32 checksums, which S3 verifies. */
final class Upload {
    private final S3Client s3;
    private final S3Location location;
    private final S3FileOptions options;
    private final Landing landing;
    private final Map<String, String> metadata;
    private volatile @Nullable String uploadId;

    Upload(S3Client s3, S3Location location, S3FileOptions options) {
        this.s3 = s3;
        this.location = location;
        this.options = options;
        String writeId = UUID.randomUUID().toString();
        this.landing = new Landing(s3, location, writeId);
        this.metadata = new HashMap<>(options.metadata());
        metadata.put(Landing.WRITE_ID, writeId);
    }

    S3Location location() {
        return location;
    }

    boolean isMultipart() {
        return uploadId != null;
    }

    String putWhole(PartBuffer buffer) {
        try {
            return s3.putObject(
                            request -> {
                                request.bucket(location.bucket())
                                        .key(location.key())
                                        .metadata(metadata)
                                        .checksumAlgorithm(ChecksumAlgorithm.CRC32);
                                options.contentType().ifPresent(request::contentType);
                                if (options.onlyIfAbsent()) {
                                    request.ifNoneMatch("*");
                                }
                            },
                            buffer.body())
                    .eTag();
        } catch (SdkException failure) {
            return landing.etagDespite(failure);
        }
    }

    void startMultipart() {
        if (uploadId != null) {
            return;
        }
        try {
            uploadId = s3.createMultipartUpload(request -> {
                        request.bucket(location.bucket())
                                .key(location.key())
                                .metadata(metadata)
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32);
                        options.contentType().ifPresent(request::contentType);
                    })
                    .uploadId();
        } catch (SdkException failure) {
            throw AwsErrors.map("Starting the upload of " + location, Map.of(), failure);
        }
    }

    CompletedPart sendPart(int number, PartBuffer buffer) {
        try {
            UploadPartResponse answer = s3.uploadPart(
                    request -> request.bucket(location.bucket())
                            .key(location.key())
                            .uploadId(uploadId)
                            .partNumber(number)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    buffer.body());
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(answer.eTag())
                    .checksumCRC32(answer.checksumCRC32())
                    .build();
        } catch (SdkException failure) {
            throw AwsErrors.map("Sending part " + number + " of " + location, Map.of(), failure);
        }
    }

    String complete(List<CompletedPart> parts) {
        try {
            String etag = s3.completeMultipartUpload(request -> {
                        request.bucket(location.bucket())
                                .key(location.key())
                                .uploadId(uploadId)
                                .multipartUpload(all -> all.parts(parts));
                        if (options.onlyIfAbsent()) {
                            request.ifNoneMatch("*");
                        }
                    })
                    .eTag();
            uploadId = null;
            return etag;
        } catch (SdkException failure) {
            String etag = AwsErrors.isAmbiguous(failure) ? etagOrAbort(failure) : landing.etagDespite(failure);
            uploadId = null;
            return etag;
        }
    }

    /** Only after the abort can a request whose answer is lost no longer take effect. */
    private String etagOrAbort(SdkException failure) {
        try {
            return landing.etagDespite(failure);
        } catch (TransientException | InterruptedOperationException notThere) {
            if (abort()) {
                throw notThere;
            }
            return landing.etagOrUnknown(failure);
        }
    }

    /** Ends an open upload with its parts, and tells whether it was there; an interrupt waits until that is done. */
    boolean abort() {
        String open = uploadId;
        if (open == null) {
            return false;
        }
        boolean interrupted = Thread.interrupted();
        try {
            s3.abortMultipartUpload(request ->
                    request.bucket(location.bucket()).key(location.key()).uploadId(open));
            uploadId = null;
            return true;
        } catch (NoSuchUploadException gone) {
            uploadId = null;
            return false;
        } catch (SdkException failure) {
            throw notAborted(open, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private TransientException notAborted(String open, SdkException failure) {
        return new TransientException(
                "S3_UPLOAD_LEFT_OPEN",
                "The upload " + open + " of " + location + " could not be aborted. Nothing of it is visible, but its"
                        + " parts are stored and paid for: abort it, or let a lifecycle rule of the bucket do so.",
                Map.of("location", location.toString(), "uploadId", open),
                failure);
    }
}
