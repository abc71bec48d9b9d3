package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Map;

/** The errors of S3. */
public final class S3Errors {
    private S3Errors() {}

    public static ServiceException noSuchBucket(String bucket) {
        return new ServiceException(
                404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", bucket));
    }

    public static ServiceException noSuchKey(String key) {
        return new ServiceException(404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
    }

    public static ServiceException noSuchUpload(String uploadId) {
        return new ServiceException(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.",
                Map.of("UploadId", uploadId));
    }

    public static ServiceException preconditionFailed(String condition) {
        return new ServiceException(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold",
                Map.of("Condition", condition));
    }

    public static ServiceException invalidRequest(String message) {
        return ServiceException.badRequest("InvalidRequest", message);
    }

    public static ServiceException invalidArgument(String name, String value, String message) {
        return new ServiceException(
                400, "InvalidArgument", message, Map.of("ArgumentName", name, "ArgumentValue", value));
    }

    public static ServiceException badDigest(String message) {
        return ServiceException.badRequest("BadDigest", message);
    }

    public static ServiceException malformedXml() {
        return ServiceException.badRequest(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }
}
