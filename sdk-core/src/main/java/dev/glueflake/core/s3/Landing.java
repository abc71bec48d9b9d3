package dev.glueflake.core.s3;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * Finds out what became of the request that makes a file visible, when its answer is lost: the object's metadata hold
 * the id of the write that made it.
 */
final class Landing {
    static final String WRITE_ID = "glueflake-write-id";

    private static final int EXISTS = 412;
    private static final int CONCURRENT_WRITE = 409;

    private final S3Client s3;
    private final S3Location location;
    private final String writeId;

    Landing(S3Client s3, S3Location location, String writeId) {
        this.s3 = s3;
        this.location = location;
        this.writeId = writeId;
    }

    /** Returns the entity tag if the object of this write stands, and throws the clear error if it does not. */
    String etagDespite(SdkException failure) {
        int status = failure instanceof AwsServiceException answer ? answer.statusCode() : 0;
        // A repeated conditional request is refused by the object that its own first attempt made.
        if (status == EXISTS) {
            return ours(failure).orElseThrow(() -> new S3ObjectExistsException(location, failure));
        }
        // So is a repeated completion: its first attempt has ended the upload, unless somebody aborted it.
        if (failure instanceof NoSuchUploadException) {
            return etagOrUnknown(failure);
        }
        if (AwsErrors.isAmbiguous(failure)) {
            return ours(failure).orElseThrow(() -> AwsErrors.map("Writing " + location, context(), failure));
        }
        throw refused(status, failure);
    }

    /** Looks again when the upload ended otherwise than by us: by the request whose answer is lost, or by somebody. */
    String etagOrUnknown(SdkException failure) {
        return ours(failure).orElseThrow(() -> unknown(failure));
    }

    private RuntimeException refused(int status, SdkException failure) {
        if (status == CONCURRENT_WRITE) {
            return new TransientException(
                    "S3_CONFLICT",
                    "Another write of " + location + " was under way at the same time: write the file again.",
                    context(),
                    failure);
        }
        if (failure instanceof AwsServiceException answer
                && AwsErrors.code(answer).equals("NoSuchBucket")) {
            return new ConfigurationException(
                    "S3_BUCKET_NOT_FOUND",
                    "There is no bucket " + location.bucket() + " for " + location
                            + ": create it, or correct its name.",
                    context(),
                    failure);
        }
        return AwsErrors.map("Writing " + location, context(), failure);
    }

    private Optional<String> ours(SdkException failure) {
        boolean interrupted = Thread.interrupted();
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(location.bucket()).key(location.key()));
            return writeId.equals(head.metadata().get(WRITE_ID)) ? Optional.of(head.eTag()) : Optional.empty();
        } catch (SdkException second) {
            if (second instanceof AwsServiceException answer && answer.statusCode() == 404) {
                return Optional.empty();
            }
            failure.addSuppressed(second);
            throw unknown(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private OutcomeUnknownException unknown(SdkException failure) {
        return new OutcomeUnknownException(
                "S3_WRITE_UNKNOWN",
                "The answer to the write of " + location + " is lost, and S3 could not be asked for the object.",
                writeId,
                "read the object's metadata: the write was applied if " + WRITE_ID
                        + " is this id, and was not if the object is absent or holds another.",
                context(),
                failure);
    }

    private Map<String, String> context() {
        return Map.of("location", location.toString(), "writeId", writeId);
    }
}
