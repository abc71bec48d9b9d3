package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.aws.AwsErrors;
import java.io.InputStream;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Event files in S3, and the distinct ways in which one may not be there. */
final class EventSource {
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int CHANGED = 412;

    private final S3Client s3;

    EventSource(S3Client s3) {
        this.s3 = s3;
    }

    EventFilePlan plan(EventFileSettings settings, S3Location file) {
        if (!settings.locate(file.key()).equals(file)) {
            throw new ConfigurationException(
                    "EVENT_FILE_FOLDER_INVALID",
                    "The file " + file + " does not lie directly in " + settings.source() + ".");
        }
        HeadObjectResponse head = head(file);
        return new EventFilePlan(file, head.eTag(), head.contentLength(), settings);
    }

    /** Opens exactly the content that was planned for. */
    InputStream open(EventFilePlan plan) {
        S3Location file = plan.source();
        try {
            InputStream body = s3.getObject(
                    request -> request.bucket(file.bucket()).key(file.key()).ifMatch(plan.etag()));
            return new SourceStream(body, plan);
        } catch (SdkException failure) {
            throw failed(file, failure);
        }
    }

    private HeadObjectResponse head(S3Location file) {
        try {
            return s3.headObject(request -> request.bucket(file.bucket()).key(file.key()));
        } catch (SdkException failure) {
            if (failure instanceof AwsServiceException answer && answer.statusCode() == NOT_FOUND) {
                throw absent(file, failure);
            }
            throw failed(file, failure);
        }
    }

    /** An answer without a body does not tell a missing bucket from a missing file; that of a read does. */
    private GlueflakeException absent(S3Location file, SdkException failure) {
        try {
            s3.getObject(request -> request.bucket(file.bucket()).key(file.key()))
                    .abort();
            return new TransientException(
                    "EVENT_FILE_CHANGED", "The event file " + file + " was stored just now: plan it again.");
        } catch (SdkException second) {
            second.addSuppressed(failure);
            return failed(file, second);
        }
    }

    private static GlueflakeException failed(S3Location file, SdkException failure) {
        Map<String, String> context = Map.of("source", file.toString());
        if (failure instanceof NoSuchKeyException) {
            return new EventFileNotFoundException(file, failure);
        }
        if (failure instanceof NoSuchBucketException) {
            return new ConfigurationException(
                    "S3_BUCKET_NOT_FOUND",
                    "There is no bucket " + file.bucket() + " for " + file + ": correct its name.",
                    context,
                    failure);
        }
        int status = failure instanceof AwsServiceException answer ? answer.statusCode() : 0;
        if (status == CHANGED) {
            return new TransientException(
                    "EVENT_FILE_CHANGED",
                    "The event file " + file + " has changed since it was planned: plan it again.",
                    context,
                    failure);
        }
        if (status == FORBIDDEN) {
            return new PermanentException(
                    "EVENT_FILE_ACCESS_DENIED",
                    "S3 denies access to the event file " + file
                            + ", which may or may not exist: grant s3:GetObject on it," + " and s3:ListBucket on "
                            + file.bucket() + ", without which S3 hides that a file is missing.",
                    context,
                    failure);
        }
        return AwsErrors.map("Reading the event file " + file, context, failure);
    }
}
